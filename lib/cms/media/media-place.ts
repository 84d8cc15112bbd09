import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import { toSlug } from '#lib/text/slug.ts';
import { CmsFailure } from '../protocol/cms-failure.ts';

/** What paths of media begin with in the studio, wherever the folder really is. */
export const mediaRoot = 'public/media';

const longestName = 80;

/**
 * The key in a path of the studio: `public/media/a/b.jpg` → `a/b.jpg`; empty for the folder itself.
 * @throws {CmsFailure} 400 for anything that leads elsewhere.
 */
export function mediaKey(path: string, locale: Locale): string {
  const key =
    /^\/?public\/media(?:\/(.*))?$/s.exec(path.replace(/\/+$/, ''))?.[1] ?? (isRoot(path) ? '' : null);
  const isPlain = key !== null && !/(?:^|\/)[.]|[\\:\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|\/\//u.test(key);
  if (isPlain && key.split('/').length <= 5) return key;
  throw new CmsFailure(translator(locale)('cms.media.path', { path: path.slice(0, 120) }), {
    status: 400,
    code: 'path',
  });
}

function isRoot(path: string): boolean {
  return path.replace(/^\/|\/+$/g, '') === mediaRoot;
}

/** A name that is safe in addresses and on every disk, with the ending of what the file is. */
export function mediaName(given: string, ending: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? '';
  const stem = toSlug(last.replace(/\.[^.]{1,5}$/, ''))
    .slice(0, longestName)
    .replace(/-+$/, '');
  return `${stem || 'archivo'}.${ending}`;
}

/** The name, or the next one with a number that `isTaken` does not know. */
export function freeName(name: string, isTaken: (name: string) => boolean): string {
  const [, stem = name, ending = ''] = /^(.+)(\.[^.]+)$/.exec(name) ?? [];
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? name : `${stem}-${number}${ending}`;
    if (!isTaken(candidate)) return candidate;
  }
}

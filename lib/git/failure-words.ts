import type { Locale } from '#lib/i18n/locales.ts';
import { formatMoment } from '#lib/i18n/moments.ts';
import { translator } from '#lib/i18n/translate.ts';
import type { ChangedPath, GitFailure } from './failure.ts';

/** The HTTP status that says the same. */
export function failureStatus(failure: GitFailure): number {
  const { kind } = failure;
  if (kind === 'path') return 400;
  if (kind === 'changed' || kind === 'dirty' || kind === 'undo') return 409;
  if (kind === 'busy' || kind === 'exhausted' || (kind === 'remote' && failure.reason === 'unreachable'))
    return 503;
  return kind === 'diskFull' ? 507 : 500;
}

/** What happened and what to do, in words for an editor. */
export function failureWords(failure: GitFailure, locale: Locale): string {
  const translate = translator(locale);
  switch (failure.kind) {
    case 'path':
      return translate(`cms.git.path.${failure.reason}`, { path: shown(failure.path) });
    case 'changed':
      return failure.conflicts.map((conflict) => changedWords(conflict, locale)).join('\n');
    case 'dirty':
      return translate('cms.git.dirty', { path: failure.path });
    case 'branch': {
      const { current, wanted } = failure;
      if (current === null || wanted === null) return translate('cms.git.branch.none');
      return translate('cms.git.branch.other', { current, wanted });
    }
    case 'remote':
      return translate(`cms.git.remote.${failure.reason}`);
    case 'unusable':
      return translate(`cms.git.unusable.${failure.reason}`, { detail: failure.detail });
    default:
      return translate(`cms.git.${failure.kind}`);
  }
}

function changedWords({ path, current, last }: ChangedPath, locale: Locale): string {
  const translate = translator(locale);
  if (!last) return translate('cms.git.changed.unknown', { path });
  const values = { path, name: last.author.name, when: formatMoment(Date.parse(last.at), locale) };
  return translate(current ? 'cms.git.changed.by' : 'cms.git.changed.deleted', values);
}

/** A path that was refused may be anything: short, and without what could not be seen. */
function shown(path: string): string {
  const visible = path.toWellFormed().replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\ufffd');
  return visible.length > 120 ? `${visible.slice(0, 119)}…` : visible;
}

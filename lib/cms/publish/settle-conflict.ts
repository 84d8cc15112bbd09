import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import { CmsFailure } from '../api/cms-failure.ts';
import { compareVersions } from '../merge/compare-versions.ts';
import { mergeVersions, type VersionChoice } from '../merge/merge-versions.ts';
import type { StudioContext } from '../studio-context.ts';
import type { PreparedFile } from './prepare-file.ts';

/** The text to be written, and words about what somebody else did meanwhile. */
export interface Settled {
  text: string;
  notice: string | null;
}

/**
 * Brings the changes of somebody else and of this person together where they do not touch the same, or as
 * the person has chosen.
 * @throws {CmsFailure} 409 with both versions, change by change, where the person has to choose.
 */
export async function settleConflict(
  context: StudioContext,
  file: PreparedFile,
  choices: Readonly<Record<string, VersionChoice>>,
  locale: Locale,
): Promise<Settled> {
  const { base, mine, current } = file;
  if (current === null || base === current.text || mine === current.text) return { text: mine, notice: null };
  const t = translator(locale);
  const last = await lastChange(context, file.id, locale);
  // A new entry whose file somebody else has made meanwhile: nothing of both is known to be the same.
  const versions = { base: base ?? '---\n---\n', mine, theirs: current.text, blocks: context.blocks };
  const changes = compareVersions(versions);
  const open = changes.filter(({ state, id }) => state === 'conflict' && !choices[id]);
  if (open.length > 0)
    throw new CmsFailure(t('cms.api.conflict', last), {
      status: 409,
      code: 'conflict',
      detail: { conflict: { file: file.id, revision: current.blob, ...last, fields: changes } },
    });
  return { text: mergeVersions(versions, choices), notice: t('cms.api.bothKept', last) };
}

async function lastChange({ repository }: StudioContext, id: string, locale: Locale) {
  const [version] = await repository.history(repository.place.content + id, { limit: 1 });
  const when = new Intl.DateTimeFormat(locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Madrid',
  });
  return {
    name: version?.author.name ?? translator(locale)('cms.api.somebody'),
    when: when.format(version ? new Date(version.at) : new Date()),
  };
}

import { readFrontMatter } from '#lib/content/front-matter/read-front-matter.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { formatMoment } from '#lib/i18n/moments.ts';
import { translator } from '#lib/i18n/translate.ts';
import type { StudioContext } from '../context/studio-context.ts';
import { noForm } from '../entries/no-form.ts';
import type { VersionChange } from '../merge/compare-versions.ts';
import type { VersionChoice } from '../merge/merge-versions.ts';
import { CmsFailure } from '../protocol/cms-failure.ts';
import type { PreparedFile } from './prepare-file.ts';

/** The text to be written, and words about what somebody else did meanwhile. */
export interface Settled {
  text: string;
  notice: string | null;
}

/** What somebody else saved while this person was writing, as the person is told it. */
export interface Conflict {
  /** Below `content/`. */
  file: string;
  /** Of what stands now. */
  revision: string;
  /** Who saved it, and when, in words. */
  name: string;
  when: string;
  fields: VersionChange[];
}

/** What the person has chosen, by the ids of changes that they were shown. */
export type Choices = Readonly<Record<string, VersionChoice>>;

/**
 * Brings the changes of somebody else and of this person together where they do not touch the same, or as
 * the person has chosen.
 * @throws {CmsFailure} 409 with both versions, change by change, where the person has to choose; 422 where what
 * stands now cannot be read.
 */
export async function settleConflict(
  context: StudioContext,
  file: PreparedFile,
  choices: Choices,
  locale: Locale,
): Promise<Settled> {
  const { base, mine, current } = file;
  if (base === (current?.text ?? null) || mine === current?.text) return { text: mine, notice: null };
  const t = translator(locale);
  const last = await lastChange(context, file.id, locale);
  if (current === null) {
    const words = t('cms.git.changed.deleted', { ...last, path: file.id });
    throw new CmsFailure(words, { status: 409, code: 'deleted', detail: { file: file.id, ...last } });
  }
  // What cannot be read cannot be compared: one's own changes would be gone without a word.
  if (readFrontMatter(current.text).unreadable) throw noForm(file.id, current.text, locale);
  // A new entry whose file somebody else has made meanwhile: nothing of both is known to be the same.
  const versions = { base: base ?? '---\n---\n', mine, theirs: current.text };
  const changes = await context.editing.run('compareVersions', versions);
  const shown = changes.map((change) => ({ change, id: shownId(change, current.blob) }));
  const open = shown.filter(({ change, id }) => change.state === 'conflict' && !choices[id]);
  if (open.length > 0) {
    const fields = shown.map(({ change, id }) => ({ ...change, id }));
    const conflict: Conflict = { file: file.id, revision: current.blob, ...last, fields };
    throw new CmsFailure(t('cms.api.conflict', last), {
      status: 409,
      code: 'conflict',
      detail: { conflict },
    });
  }
  const chosen = shown.map(({ change, id }) => [change.id, choices[id]] as const);
  const merged = { versions, choices: Object.fromEntries(chosen) };
  return { text: await context.editing.run('mergeVersions', merged), notice: t('cms.api.bothKept', last) };
}

/** Names a change together with the version it was seen in: who has chosen is asked again when that is history. */
function shownId({ id }: VersionChange, blob: string): string {
  return `${id}@${blob.slice(0, 12)}`;
}

async function lastChange({ repository }: StudioContext, id: string, locale: Locale) {
  const [version] = await repository.history(repository.place.content + id, { limit: 1 });
  return {
    name: version?.author.name ?? translator(locale)('cms.api.somebody'),
    when: formatMoment(version ? Date.parse(version.at) : Date.now(), locale),
  };
}

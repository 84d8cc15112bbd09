import type { Locale } from '#lib/i18n/locales.ts';
import { problemAt } from '#lib/problems/codes.ts';
import type { Problem } from '#lib/problems/problem.ts';
import type { SettingsFrontMatter } from '../collections/settings.ts';
import { createEntryIndex } from '../entry-index.ts';
import { lastChanges } from '../git-history.ts';
import { listFiles } from '../list-files.ts';
import { mergedSettings } from '../merged-settings.ts';
import type { PageContext } from '../page-context.ts';
import { checkDuplicates } from './check-duplicates.ts';
import { checkFacts } from './check-facts.ts';
import { checkGone } from './check-gone.ts';
import { checkLinks } from './check-links.ts';
import { checkMedia } from './check-media.ts';
import { checkReferences } from './check-references.ts';
import { checkTranslations } from './check-translations.ts';
import type { CheckContext, CheckedDocument } from './checked-document.ts';
import { type FindAllOptions, findAll } from './find-all.ts';

/** The checks that need more than one file, in the order of their report. */
const checks = [
  checkDuplicates,
  checkReferences,
  checkLinks,
  checkGone,
  checkMedia,
  checkTranslations,
  checkFacts,
];

export interface CheckOptions extends FindAllOptions {
  siteUrl: string;
  media: CheckContext['media'];
}

/**
 * Finds every problem in the content, sorted by file and line. What one document says about itself is kept and
 * found again only when its file has changed; what documents say about each other is looked at anew.
 */
export async function checkContent(options: CheckOptions): Promise<Problem[]> {
  const { contentDir, siteUrl, media } = options;
  const { files, unreadable, links } = await listFiles(contentDir);
  const problems: Problem[] = unreadable.map(({ id, reason }) =>
    problemAt('folder-unreadable', id, { reason }),
  );
  problems.push(...links.map((id) => problemAt('file-link', id)));
  if (files.length === 0) problems.push(problemAt('content-empty', '.', { folder: contentDir }));

  const found = await findAll(files, options);
  const index = createEntryIndex();
  const documents: CheckedDocument[] = [];
  for (const file of files) {
    const findings = found.documents.get(file.id);
    if (!findings) continue;
    problems.push(...findings.problems);
    const checked = found.checked(file, findings);
    if (!checked) continue;
    index.set(checked.entry);
    documents.push(checked);
  }
  const derive = createMemory();
  const settings = (locale: Locale): SettingsFrontMatter =>
    derive(`settings/${locale}`, () => mergedSettings(index, locale));
  const changes = await lastChanges(contentDir);
  const context: CheckContext = { index, documents, settings, derive, changes, siteUrl, media };
  // Joined, not spread: there may be more of them than a call takes arguments.
  const all = problems.concat(...checks.map((check) => check(context)));
  await found.keep();
  return all.sort(compareProblems);
}

/** Remembers derived values; the index does not change any more. */
function createMemory(): PageContext['derive'] {
  const kept = new Map<string, unknown>();
  return <Value>(name: string, make: () => Value): Value => {
    if (!kept.has(name)) kept.set(name, make());
    // A name is only ever used with one kind of value.
    return kept.get(name) as Value;
  };
}

function compareProblems(a: Problem, b: Problem): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column;
}

import { createHash } from 'node:crypto';
import { defaultLocale, type Locale } from '#lib/i18n/locales.ts';
import type { MarkdownDocument } from '#lib/markdown/document.ts';
import { DocumentLimitError } from '#lib/markdown/document-limit-error.ts';
import { problemAt } from '#lib/problems/codes.ts';
import type { Problem } from '#lib/problems/problem.ts';
import { createEntryIndex } from '../entry-index.ts';
import { lastChanges } from '../git-history.ts';
import { type ListedFile, listFiles } from '../list-files.ts';
import { mergedSettings } from '../merged-settings.ts';
import type { MarkdownRenderer } from '../page-context.ts';
import { type ReadEntry, readEntry } from '../read-entry.ts';
import { checkDuplicates } from './check-duplicates.ts';
import { checkFacts } from './check-facts.ts';
import { checkGone } from './check-gone.ts';
import { checkLinks } from './check-links.ts';
import { checkMedia } from './check-media.ts';
import { checkReferences } from './check-references.ts';
import { checkTranslations } from './check-translations.ts';
import type { CheckContext, CheckedDocument } from './checked-document.ts';

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

export interface CheckOptions {
  contentDir: string;
  siteUrl: string;
  media: CheckContext['media'];
  renderer: MarkdownRenderer;
}

/** Finds every problem in the content, sorted by file and line. */
export async function checkContent(options: CheckOptions): Promise<Problem[]> {
  const { contentDir, renderer } = options;
  const { files, unreadable } = await listFiles(contentDir);
  const problems: Problem[] = unreadable.map(({ id, reason }) =>
    problemAt('folder-unreadable', id, { reason }),
  );
  if (files.length === 0) problems.push(problemAt('content-empty', '.', { folder: contentDir }));

  const index = createEntryIndex();
  const readable: { file: ListedFile; read: ReadEntry }[] = [];
  for (const file of files) {
    const read = await readEntry(contentDir, file);
    problems.push(...read.problems);
    if (!read.entry) continue;
    index.set(read.entry);
    readable.push({ file, read });
  }

  const settings = (locale: Locale) => mergedSettings(index, locale);
  const documents: CheckedDocument[] = [];
  for (const { read } of readable) {
    const checked = await checkBody(read, renderer, settings, problems);
    if (checked) documents.push(checked);
  }
  const context: CheckContext = {
    ...options,
    index,
    documents,
    settings,
    changes: await lastChanges(contentDir),
  };
  for (const check of checks) problems.push(...(await check(context)));
  return problems.sort(compareProblems);
}

async function checkBody(
  { entry, body, bodyLine, keyPosition }: ReadEntry,
  renderer: MarkdownRenderer,
  settings: CheckContext['settings'],
  problems: Problem[],
): Promise<CheckedDocument | null> {
  if (!entry) return null;
  const locale = entry.locale ?? defaultLocale;
  const empty: CheckedDocument['body'] = { links: [], media: [], text: '' };
  let document: Pick<MarkdownDocument, 'links' | 'media' | 'text'> = empty;
  try {
    const peertubeHosts = settings(locale).peertube_hosts;
    const rendered = await renderer.render(body, { locale, peertubeHosts, firstLine: bodyLine });
    problems.push(...rendered.problems.map((problem) => ({ ...problem, file: entry.id })));
    document = { links: rendered.links, media: rendered.media, text: rendered.text };
  } catch (error) {
    if (!(error instanceof DocumentLimitError)) throw error;
    problems.push({ ...problemAt(error.code, entry.id), line: bodyLine });
  }
  return { entry, body: document, bodyHash: hashOf(body), keyPosition };
}

function hashOf(body: string): string | null {
  const folded = body.replace(/\s+/g, ' ').trim();
  return folded ? createHash('sha256').update(folded).digest('base64') : null;
}

function compareProblems(a: Problem, b: Problem): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column;
}

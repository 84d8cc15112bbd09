import { createHash } from 'node:crypto';
import { homeAddress } from '#lib/i18n/addresses.ts';
import { defaultLocale, type Locale } from '#lib/i18n/locales.ts';
import type { MarkdownDocument } from '#lib/markdown/document.ts';
import { DocumentLimitError } from '#lib/markdown/document-limit-error.ts';
import { problemAt } from '#lib/problems/codes.ts';
import type { Problem } from '#lib/problems/problem.ts';
import { checkDuplicates } from './check/check-duplicates.ts';
import { checkFacts } from './check/check-facts.ts';
import { checkGone } from './check/check-gone.ts';
import { checkLinks } from './check/check-links.ts';
import { checkMedia } from './check/check-media.ts';
import { checkReferences } from './check/check-references.ts';
import { type CheckedDocument, checkedBody, emptyBody } from './check/checked-document.ts';
import { isSettings } from './collections/entry-kinds.ts';
import { contentFile } from './content-file.ts';
import { createMemory } from './derived-memory.ts';
import { draftIndex } from './draft-index.ts';
import type { Entry } from './entry.ts';
import { addressOfEntry } from './entry-address.ts';
import type { LastChange } from './git-history.ts';
import { mergedSettings } from './merged-settings.ts';
import type { MarkdownRenderer, PageContext } from './page-context.ts';
import { pageMakers } from './page-makers.ts';
import { parseEntry, type ReadEntry } from './read-entry.ts';
import { referencesTo } from './references.ts';
import { resolveAddress } from './resolve-address.ts';
import type { PageMakers } from './store.ts';

/** A file as it would be after a save. */
export interface Draft {
  /** Path relative to the content folder. */
  id: string;
  source: Buffer;
  /** What its page says about its last change. */
  changed: LastChange | null;
  /** The other files of the same save. */
  beside?: readonly Pick<Draft, 'id' | 'source'>[];
}

/** A draft in its place in the site. */
export interface OpenedDraft {
  /** `null` if it cannot be read as a document. */
  entry: Entry | null;
  /** What is wrong with the document, by line and column. */
  problems: Problem[];
  /** The pages of the site with the draft in it, hidden ones shown; `null` without an entry. */
  pages: PageMakers | null;
  /** Address in the App Router of the page that shows it; the home page for what has none of its own. */
  internal: string;
  /** Its public address once it is published. */
  canonical: string;
}

const checks = [checkDuplicates, checkReferences, checkLinks, checkGone, checkMedia, checkFacts];

/**
 * Opens a draft: its problems, and the pages that would show it.
 * @throws {Error} if `id` is no content file.
 */
export async function openDraft(
  site: PageContext,
  renderer: Pick<MarkdownRenderer, 'render'>,
  draft: Draft,
): Promise<OpenedDraft> {
  const file = contentFile(draft.id);
  if (!file) throw new Error(`${draft.id} is no content file.`);
  const read = parseEntry({ ...file, size: draft.source.length, modified: Date.now() }, draft.source);
  const locale = file.locale ?? defaultLocale;
  if (!read.entry) {
    const home = homeAddress(locale);
    return { entry: null, problems: read.problems, pages: null, internal: home, canonical: home };
  }
  const entry: Entry = { ...read.entry, isPublic: true };
  const index = draftIndex(indexBeside(site.index, draft), entry);
  const settings = (code: Locale) => (isSettings(entry) ? mergedSettings(index, code) : site.settings(code));
  const { document, problems } = await renderDraft(read, renderer, settings(locale).peertube_hosts, locale);
  const context: PageContext = {
    ...site,
    index,
    settings,
    derive: createMemory(() => 0),
    document: (wanted) => (wanted.id === entry.id ? document : site.document(wanted)),
    lastChange: async (wanted) => (wanted.id === entry.id ? draft.changed : site.lastChange(wanted)),
  };
  const checked: CheckedDocument = {
    entry,
    body: await document.then(checkedBody, () => emptyBody),
    bodyHash: createHash('sha256').update(read.body).digest('base64'),
    keyPosition: read.keyPosition,
  };
  const found = checks.flatMap((check) =>
    check({ ...context, documents: [checked], changes: new Map<string, LastChange>() }),
  );
  return {
    entry,
    problems: [...read.problems, ...problems, ...found, ...renamed(site, entry)],
    pages: pageMakers(context),
    ...addressOf(index, entry, locale),
  };
}

/** The index with the files that are saved together with a draft. */
function indexBeside(index: PageContext['index'], { id, beside = [] }: Draft): PageContext['index'] {
  return beside.reduce((base, { id: other, source }) => {
    const file = other === id ? null : contentFile(other);
    const read = file && parseEntry({ ...file, size: source.length, modified: 0 }, source);
    return read?.entry ? draftIndex(base, read.entry) : base;
  }, index);
}

/** Says before a save gives an entry another name where else that name will be changed. */
function renamed(site: PageContext, entry: Entry): Problem[] {
  const before = site.index.get(entry.id);
  if (!before?.isPublic || before.key === entry.key) return [];
  const files = referencesTo(site, before).map(({ id }) => id);
  if (files.length === 0) return [];
  const values = { slug: entry.slug, files: files.join(', '), items: files.length };
  return [{ ...problemAt('slug-renames', entry.id, values), key: 'slug' }];
}

async function renderDraft(
  { body, bodyLine, entry }: ReadEntry,
  renderer: Pick<MarkdownRenderer, 'render'>,
  peertubeHosts: string[],
  locale: Locale,
): Promise<{ document: Promise<MarkdownDocument>; problems: Problem[] }> {
  const file = entry?.id ?? '';
  const document = renderer.render(body, { locale, peertubeHosts, firstLine: bodyLine });
  try {
    const { problems } = await document;
    return { document, problems: problems.map((problem) => ({ ...problem, file })) };
  } catch (error) {
    if (!(error instanceof DocumentLimitError)) throw error;
    return { document, problems: [{ ...problemAt(error.code, file), line: bodyLine }] };
  }
}

function addressOf(index: PageContext['index'], entry: Entry, locale: Locale) {
  const home = homeAddress(locale);
  const address = addressOfEntry(index, entry, locale);
  const found = address === null ? null : resolveAddress(index, address);
  return { internal: found?.internal ?? home, canonical: found?.canonical ?? home };
}

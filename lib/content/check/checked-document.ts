import type { Locale } from '#lib/i18n/locales.ts';
import type { MarkdownDocument } from '#lib/markdown/document.ts';
import type { SettingsFrontMatter } from '../collections/settings.ts';
import type { Entry } from '../entry.ts';
import type { EntryIndex } from '../entry-index.ts';
import type { LastChange } from '../git-history.ts';

/** What the checks look at of one document; the tree is gone by then, so that many fit into memory. */
export interface CheckedDocument {
  entry: Entry;
  /** The links, media and words of the body; empty if it could not be rendered. */
  body: Pick<MarkdownDocument, 'links' | 'media' | 'text'>;
  /** Hash of the body as written, blank space folded; `null` for an empty body. */
  bodyHash: string | null;
  keyPosition(key: string): { line: number; column: number };
}

/** Everything that the checks of one run share. */
export interface CheckContext {
  index: EntryIndex;
  documents: readonly CheckedDocument[];
  /** Finds a file by its address; `null` if it is not there. */
  media: { find(src: string): unknown };
  siteUrl: string;
  settings(locale: Locale): SettingsFrontMatter;
  /** The last commit of each file, by id; empty outside a repository. */
  changes: ReadonlyMap<string, LastChange>;
}

import type { Locale } from '#lib/i18n/locales.ts';
import type { MarkdownDocument } from '#lib/markdown/document.ts';
import type { SettingsFrontMatter } from '../collections/settings.ts';
import type { Entry } from '../entry.ts';
import type { EntryIndex } from '../entry-index.ts';
import type { LastChange } from '../git-history.ts';
import type { PageContext } from '../page-context.ts';
import { type Figure, figuresIn } from './figures-in.ts';

/** What the checks look at of a body: neither its tree nor its text, so that many fit into memory. */
export interface CheckedBody extends Pick<MarkdownDocument, 'links' | 'media'> {
  figures: Figure[];
}

/** What the checks look at of one document. */
export interface CheckedDocument {
  entry: Entry;
  /** Empty if it could not be rendered. */
  body: CheckedBody;
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
  /** Remembers what is derived from the index, as far as that pays. */
  derive: PageContext['derive'];
  /** The last commit of each file, by id; empty outside a repository. */
  changes: ReadonlyMap<string, LastChange>;
}

/** The body of a document that could not be rendered. */
export const emptyBody: CheckedBody = { links: [], media: [], figures: [] };

/** What the checks look at of a rendered document. */
export function checkedBody({ links, media, text }: MarkdownDocument): CheckedBody {
  return { links, media, figures: figuresIn(text) };
}

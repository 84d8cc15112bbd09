import type { Locale } from '#lib/i18n/locales.ts';
import type { MarkdownDocument, MarkdownOptions } from '#lib/markdown/document.ts';
import type { MediaLibrary } from '#lib/media/library.ts';
import type { SettingsFrontMatter } from './collections/settings.ts';
import type { Entry } from './entry.ts';
import type { EntryIndex } from './entry-index.ts';
import type { LastChange } from './git-history.ts';

/** What the makers of page data work with. */
export interface PageContext {
  index: EntryIndex;
  media: MediaLibrary;
  /** The canonical origin, without a slash at the end. */
  siteUrl: string;
  settings(locale: Locale): SettingsFrontMatter;
  /** The Markdown of an entry, parsed; its last good version where the file cannot be read. */
  document(entry: Entry): Promise<MarkdownDocument>;
  /** Remembers what `make` returns until the content changes. */
  derive<Value>(name: string, make: () => Value): Value;
  lastChange(entry: Entry): Promise<LastChange | null>;
}

/** Turns Markdown into a document without blocking or being blocked. */
export interface MarkdownRenderer {
  render(body: string, options: MarkdownOptions & { firstLine?: number }): Promise<MarkdownDocument>;
  close(): Promise<void>;
}

import type { Locale } from '#lib/i18n/locales.ts';
import type { CollectionName, FrontMatter } from './collections/all.ts';
import type { PublicSpan } from './schedule.ts';

/** What the index keeps of a file: its validated front matter and where to find the rest. */
export type Entry<Name extends CollectionName = CollectionName> = { [Each in Name]: EntryOf<Each> }[Name];

interface EntryOf<Name extends CollectionName> {
  /** The file's path relative to the content folder, with `/`: unique and stable. */
  id: string;
  collection: Name;
  /** The language of the words; `null` in a collection that is not localized. */
  locale: Locale | null;
  /** Canonical address part: lower-case ASCII with hyphens (content case 28). */
  slug: string;
  /** What pairs entries across languages: the `uid` where there is one, else the slug. */
  key: string;
  data: FrontMatter<Name>;
  /** `false` if `published: false` or `hide: true`, or outside of `span`. */
  isPublic: boolean;
  /** Whether it is public, were it not for the time. */
  isReleased: boolean;
  /** `null`: at any time. */
  span: PublicSpan | null;
  /** File size in bytes. */
  size: number;
  /** Modification time in milliseconds since the epoch. */
  modified: number;
}

import type { Locale } from '#lib/i18n/locales.ts';
import type { ComparedLines } from '../merge/compare-lines.ts';

/** A document that a publish touched. */
export interface TouchedDocument {
  title: string;
  /** The name of its language in itself; `null` where it has none. */
  language: string | null;
  state: 'added' | 'changed' | 'deleted';
  /** The page of its history; `null` for uploads. */
  history: string | null;
}

/** One publish: a commit that touched content or media. */
export interface Publish {
  commit: string;
  who: string;
  /** Milliseconds since 1970. */
  at: number;
  /** As git has it, in the site's default language. */
  subject: string;
  documents: TouchedDocument[];
  /** Documents beyond those that are listed. */
  more: number;
  /** Whether it can be taken back: nobody has changed its files since. */
  canUndo: boolean;
}

export interface RecentView {
  publishes: Publish[];
  hasOlder: boolean;
  /** Documents that were deleted and are not there now. */
  deleted: (TouchedDocument & { who: string; at: number })[];
}

/** A document as of one commit. */
export interface EntryVersion {
  commit: string;
  who: string;
  at: number;
  /** What this version changed, in words. */
  changes: string[];
  /** `current` stands now; a `deleted` one has no text. */
  state: 'current' | 'earlier' | 'deleted';
}

export interface EntryView {
  id: string;
  title: string;
  edit: string | null;
  versions: EntryVersion[];
  compared: { from: string; to: string; changes: string[]; lines: ComparedLines[] } | null;
}

/** What is asked for of one document's history. */
export interface EntryQuery {
  /** As the studio knows it, `content/services/es/x.md`. */
  path: string;
  /** Commits of the versions to compare. */
  from: string | null;
  to: string | null;
}

/** The history of the content, as pages ask for it. */
export interface ContentHistory {
  /** `page` counts from 1. */
  recent(page: number): Promise<RecentView>;
  /** `null` for a document that never was. */
  entry(query: EntryQuery, locale: Locale): Promise<EntryView | null>;
}

import type { Locale } from '#lib/i18n/locales.ts';
import type { Severity } from '#lib/problems/problem.ts';

/** Something that is wrong on a line of a file, in words. */
export interface SourceProblem {
  line: number;
  severity: Severity;
  found: string;
  fix: string;
  /** The line as it is written. */
  written: string;
}

/** A content file as a plain text. */
export interface SourceView {
  id: string;
  title: string;
  text: string;
  /** The blob that a change is based on. */
  revision: string;
  problems: SourceProblem[];
  /** The form of the entry; `null` where none can hold it. */
  edit: string | null;
  history: string;
}

/** Content files as the page of their source asks for them. */
export interface ContentSource {
  /** `path` is `content/services/es/x.md`; `null`: there is no such file. */
  view(path: string, locale: Locale): Promise<SourceView | null>;
}

import type { CheckProgress } from '#lib/content/check/find-all.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import type { ProblemCode } from '#lib/problems/codes.ts';
import type { Severity } from '#lib/problems/problem.ts';
import type { HealthQuery } from './health-query.ts';

/** A problem as a page shows it. */
export interface HealthRow {
  code: string;
  severity: Severity;
  /** The file in the content folder, with the place in it. */
  file: string;
  line: number;
  column: number;
  /** The title of the document. */
  title: string;
  found: string;
  fix: string;
  /** What the button says that mends it; `null` where there is none. */
  button: string | null;
  /** The document in the studio; `null` for what is no document. */
  edit: string | null;
  /** For a translation that is behind: the history of its source. */
  history: string | null;
}

/** Problems of one kind, or of one document. */
export interface HealthGroup {
  /** The kind's name or the document's path. */
  id: string;
  title: string;
  /** The gravest of its problems. */
  severity: Severity;
  total: number;
  /** The first of them. */
  rows: HealthRow[];
  /** Whether all of one kind can be mended together. */
  mendsAll: boolean;
}

/** A page of the report. */
export interface HealthView {
  counts: Record<Severity, number>;
  /** Milliseconds since 1970. */
  checkedAt: number;
  isCurrent: boolean;
  groups: HealthGroup[];
  pages: number;
}

/** What mending a whole kind would change. */
export interface FixPreview {
  title: string;
  /** Documents with such a problem. */
  total: number;
  /** Those that would be mended now. */
  files: { file: string; title: string; lines: { line: number; before: string; after: string }[] }[];
}

/** The health of the content, as pages ask for it. */
export interface ContentHealth {
  /** `null` while the content is being checked for the first time. */
  view(query: HealthQuery, locale: Locale): Promise<HealthView | null>;
  /** How far the check is that is under way; `null` if none is. */
  progress(): CheckProgress | null;
  preview(code: ProblemCode, locale: Locale): Promise<FixPreview>;
}

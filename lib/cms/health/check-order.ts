import type { CheckProgress } from '#lib/content/check/find-all.ts';
import type { Problem } from '#lib/problems/problem.ts';
import type { ReportPlace } from './kept-report.ts';

/** What the process is told that checks the content. */
export interface CheckOrder extends ReportPlace {
  siteUrl: string;
  blocksDir: string;
  /** The files that are there, by the keys of their paths. */
  mediaKeys: ReadonlySet<string>;
}

/** What it answers: how far it is, then all problems in several parts, then that it is done. */
export type CheckNews =
  | { kind: 'progress'; progress: CheckProgress }
  | { kind: 'problems'; problems: Problem[] }
  | { kind: 'done' };

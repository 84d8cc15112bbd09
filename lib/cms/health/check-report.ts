import type { CheckProgress } from '#lib/content/check/find-all.ts';
import type { ContentStore } from '#lib/content/store.ts';
import type { Problem } from '#lib/problems/problem.ts';
import type { KeptReport } from './kept-report.ts';

/** What was found when the content was checked last. */
export interface CheckReport {
  problems: readonly Problem[];
  /** Milliseconds since 1970. */
  checkedAt: number;
  /** `false`: the content may have changed since, and is being checked again. */
  isCurrent: boolean;
}

export interface CheckReports {
  /** The latest report; waits a moment for one that is current. `null` where the first is still being made. */
  latest(patience?: Patience): Promise<CheckReport | null>;
  /** How far the check is that is under way; `null` if none is, or nothing is known yet. */
  progress(): CheckProgress | null;
  /** Takes problems off the report that are known to be gone, before the next check says so. */
  forget(problems: readonly Problem[]): void;
}

export interface ReportOptions {
  check: (onProgress: (progress: CheckProgress) => void) => Promise<Problem[]>;
  content: Pick<ContentStore, 'onChange'>;
  /** The report of an earlier start. */
  readKept: () => Promise<KeptReport | null>;
  onFailure: (error: unknown) => void;
}

/** For how many milliseconds to wait for a check. */
export interface Patience {
  /** Where nothing can be shown yet: small sites are checked in less. */
  forFirst: number;
  /** Where an older report can be shown. */
  forNext: number;
}

const usualPatience: Patience = { forFirst: 2500, forNext: 400 };

/**
 * Keeps the report of the last check, over restarts as well; after a change the content is checked when somebody
 * asks, once at a time.
 */
export function createCheckReports({ check, content, readKept, onFailure }: ReportOptions): CheckReports {
  let version = 0;
  let report: (KeptReport & { version: number }) | null = null;
  let running: Promise<void> | null = null;
  let progress: CheckProgress | null = null;
  let kept: Promise<void> | null = null;
  content.onChange(() => {
    version += 1;
  });

  async function run(): Promise<void> {
    const of = version;
    try {
      const problems = await check((news) => {
        progress = news;
      });
      report = { problems, checkedAt: Date.now(), version: of };
    } catch (error) {
      onFailure(error);
    } finally {
      running = null;
      progress = null;
    }
  }

  async function takeKept(): Promise<void> {
    const found = await readKept();
    // Of no version: files may have changed while nobody was looking.
    if (found) report ??= { ...found, version: -1 };
  }

  return {
    async latest({ forFirst, forNext } = usualPatience) {
      kept ??= takeKept();
      await kept;
      if (report?.version !== version) {
        running ??= run();
        await Promise.race([running, wait(report ? forNext : forFirst)]);
      }
      return (
        report && {
          problems: report.problems,
          checkedAt: report.checkedAt,
          isCurrent: report.version === version,
        }
      );
    },
    progress: () => progress,
    forget(problems) {
      if (!report) return;
      const gone = new Set(problems.map(nameOf));
      report = { ...report, problems: report.problems.filter((problem) => !gone.has(nameOf(problem))) };
    },
  };
}

function nameOf({ file, code, line, column }: Problem): string {
  return `${code} ${line} ${column} ${file}`;
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}

import type { ContentStore } from '#lib/content/store.ts';
import type { Problem } from '#lib/problems/problem.ts';

/** What was found when the content was checked last. */
export interface CheckReport {
  problems: readonly Problem[];
  /** Milliseconds since 1970. */
  checkedAt: number;
  /** `false`: the content has changed since, and is being checked again. */
  isCurrent: boolean;
}

export interface CheckReports {
  /** The latest report; waits a moment for one that is current. `null` where the first is still being made. */
  latest(patience?: number): Promise<CheckReport | null>;
  /** Takes problems off the report that are known to be gone, before the next check says so. */
  forget(problems: readonly Problem[]): void;
}

export interface ReportOptions {
  check: () => Promise<Problem[]>;
  content: Pick<ContentStore, 'onChange'>;
  onFailure: (error: unknown) => void;
}

/** Small sites are checked in less than this many milliseconds. */
const usualPatience = 2500;

/** Keeps the report of the last check; after a change the content is checked when somebody asks, once at a time. */
export function createCheckReports({ check, content, onFailure }: ReportOptions): CheckReports {
  let version = 0;
  let report: { problems: readonly Problem[]; checkedAt: number; version: number } | null = null;
  let running: Promise<void> | null = null;
  content.onChange(() => {
    version += 1;
  });

  async function run(): Promise<void> {
    const of = version;
    try {
      report = { problems: await check(), checkedAt: Date.now(), version: of };
    } catch (error) {
      onFailure(error);
    } finally {
      running = null;
    }
  }

  return {
    async latest(patience = usualPatience) {
      if (report?.version !== version) {
        running ??= run();
        await Promise.race([running, wait(patience)]);
      }
      return (
        report && {
          problems: report.problems,
          checkedAt: report.checkedAt,
          isCurrent: report.version === version,
        }
      );
    },
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

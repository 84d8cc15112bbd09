import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { z } from 'zod';

/** What came of the tests of one run. */
export interface TestReport {
  passed: number;
  failed: number;
  /** Without those that were left out. */
  tests: { name: string; ms: number }[];
}

const shape = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.string(), duration: z.number().nullish() }),
      ),
    }),
  ),
});

/** Reads what Vitest's JSON reporter has written; a run that left nothing counts as one failure. */
export function readReport(path: string): TestReport {
  try {
    const report = shape.parse(JSON.parse(readFileSync(path, 'utf8')));
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      tests: report.testResults.flatMap(({ name, assertionResults }) =>
        assertionResults
          .filter(({ status }) => status === 'passed' || status === 'failed')
          .map(({ fullName, duration }) => ({
            name: `${relative('', name)}: ${fullName}`,
            ms: duration ?? 0,
          })),
      ),
    };
  } catch (error) {
    console.error(`The tests left no report: ${String(error)}`);
    return { passed: 0, failed: 1, tests: [] };
  }
}

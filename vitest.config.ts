import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { longTestFiles, testFiles } from './scripts/suite/test-files.ts';
import { TestOrder } from './scripts/suite/test-order.ts';

type TestOptions = NonNullable<TestProjectInlineConfiguration['test']>;

const unit: TestOptions = {
  // A worker for each of 200 files costs a quarter of the time. No test mocks a module; what one changes in the
  // environment or the clock, it takes back.
  isolate: false,
  globalSetup: ['tests/postgres-setup.ts'],
  // Real databases and processes take their time on a machine that is busy.
  testTimeout: 60_000,
  css: { include: /.+/, modules: { classNameStrategy: 'non-scoped' } },
};

const e2e: TestOptions = {
  globalSetup: ['tests/e2e/setup.ts'],
  // A real browser against a real server, on a machine that may have other work.
  testTimeout: 300_000,
  hookTimeout: 300_000,
  // Much of the time is spent waiting for servers and pages: two at once pay on two cores.
  maxWorkers: 2,
  // Tests that only look may run side by side, one for each core of a small machine.
  maxConcurrency: 2,
};

/** Two kinds of tests: `unit` beside the source, `e2e` in a real browser against a real server. */
export default defineConfig({
  test: {
    // A busy machine takes its time; what comes in the end has come.
    expect: { poll: { timeout: 20_000 } },
    sequence: { sequencer: TestOrder },
    projects: [...project('unit', unit), ...project('e2e', e2e)],
  },
});

/** The tests of a kind, and its long series as a project of their own. */
function project(name: keyof typeof testFiles, options: TestOptions): TestProjectInlineConfiguration[] {
  const include = [...testFiles[name]];
  return [
    { extends: true, test: { ...options, name, include, exclude: ['**/node_modules/**', longTestFiles] } },
    {
      extends: true,
      test: { ...options, name: `${name}-long`, include: include.map(longOnly), testTimeout: 1_800_000 },
    },
  ];
}

function longOnly(glob: string): string {
  return glob.replace('*.test.', '*.long.test.');
}

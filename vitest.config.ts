import { defineConfig } from 'vitest/config';

/** Two kinds of tests: `unit` beside the source, `e2e` in a real browser against a real server. */
export default defineConfig({
  test: {
    // A busy machine takes its time; what comes in the end has come.
    expect: { poll: { timeout: 20_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{app,components,lib,server,scripts,bench}/**/*.test.{ts,tsx}', 'tests/*.test.{ts,tsx}'],
          globalSetup: ['tests/postgres-setup.ts'],
          // Real databases and processes take their time on a machine that is busy.
          testTimeout: 60_000,
          css: { include: /.+/, modules: { classNameStrategy: 'non-scoped' } },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/e2e/setup.ts'],
          // A real browser against a real server, on a machine that may have other work.
          testTimeout: 300_000,
          hookTimeout: 300_000,
          fileParallelism: false,
          // Tests that only look may run side by side, one for each core of a small machine.
          maxConcurrency: 2,
        },
      },
    ],
  },
});

import { globSync } from 'node:fs';

/** Where the tests of each project are: `unit` beside the source, `e2e` in a real browser against a real server. */
export const testFiles = {
  unit: ['{app,components,lib,server,scripts,tools}/**/*.test.{ts,tsx}', 'tests/*.test.{ts,tsx}'],
  e2e: ['tests/e2e/**/*.test.ts'],
} as const;

/** A project of Vitest. */
export type TestProject = keyof typeof testFiles;

/** Series for `npm run test:long`, which no other run includes. */
export const longTestFiles = '**/*.long.test.{ts,tsx}';

/** The paths of a project's tests, either of its long series or of all the rest. */
export function listTestFiles(project: TestProject, { long = false } = {}): string[] {
  const longOnes = globSync(longTestFiles, { exclude: ['node_modules'] });
  return globSync(testFiles[project])
    .filter((file) => longOnes.includes(file) === long)
    .sort();
}

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';

/** One thing that has to hold; `cases` counts each test of its own, the rest count as one. */
interface Step {
  name: string;
  /** A script of package.json, or the name of a group of tests. */
  command: readonly string[];
  cases?: boolean;
}

const bin = (name: string) => join('node_modules', '.bin', name);

// Much of the time is spent waiting for other processes: two at once pay even on two cores.
const workers = `--maxWorkers=${Math.max(2, availableParallelism() - 1)}`;

const steps: Step[] = [
  { name: 'route types', command: [bin('next'), 'typegen'] },
  { name: 'types', command: [bin('tsc'), '--noEmit'] },
  { name: 'lint', command: [bin('biome'), 'check', '.'] },
  { name: 'unused code', command: [bin('knip')] },
  { name: 'unit tests', command: [bin('vitest'), 'run', '--project', 'unit', workers], cases: true },
  { name: 'content', command: [process.execPath, 'scripts/check.ts'] },
  { name: 'build', command: [process.execPath, 'server/build.ts'] },
  { name: 'browser journeys', command: [bin('vitest'), 'run', '--project', 'e2e'], cases: true },
];

const reports = mkdtempSync(join(tmpdir(), 'reports-'));
const total = { passed: 0, failed: 0 };
const failures: string[] = [];

for (const step of steps) {
  const started = performance.now();
  console.log(`\n=== ${step.name}`);
  const { passed, failed } = step.cases ? runCases(step) : count(run(step.command));
  total.passed += passed;
  total.failed += failed;
  if (failed > 0) failures.push(step.name);
  console.log(`=== ${step.name}: ${failed > 0 ? 'FAILED' : 'ok'} (${seconds(started)} s)`);
}

rmSync(reports, { recursive: true, force: true });
if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

function run([command = '', ...parameters]: readonly string[]): boolean {
  const env = { ...process.env, NO_COLOR: '1', CI: '1', NEXT_TELEMETRY_DISABLED: '1' };
  const { status, error } = spawnSync(command, parameters, { stdio: 'inherit', env });
  if (error) console.error(`${command} cannot be run: ${error.message}`);
  return status === 0;
}

function runCases({ name, command }: Step): { passed: number; failed: number } {
  const file = join(reports, `${name.replace(' ', '-')}.json`);
  const isFine = run([...command, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]);
  const { passed, failed } = readReport(file);
  // A file of tests that cannot even be loaded fails without a failed test.
  return isFine ? { passed, failed } : { passed, failed: Math.max(failed, 1) };
}

function readReport(file: string): { passed: number; failed: number } {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'));
    return { passed: Number(report.numPassedTests), failed: Number(report.numFailedTests) };
  } catch (error) {
    console.error(`The tests left no report: ${String(error)}`);
    return { passed: 0, failed: 1 };
  }
}

function count(isFine: boolean): { passed: number; failed: number } {
  return isFine ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function seconds(started: number): string {
  return ((performance.now() - started) / 1000).toFixed(1);
}

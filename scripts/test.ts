import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chooseTests } from './suite/choose-tests.ts';
import { readReport } from './suite/read-report.ts';
import { endCommands, runCommand } from './suite/run-command.ts';
import { listTestFiles, type TestProject } from './suite/test-files.ts';

/**
 * `npm test [-- PATTERN …]`: everything, or the tests whose path or title has one of these texts in it;
 * `npm run test:long [-- PATTERN …]`: the long series. Exit code 1 if anything fails or nothing fits.
 */
const { values, positionals: patterns } = parseArgs({
  options: { long: { type: 'boolean', default: false } },
  allowPositionals: true,
});

/** One thing that has to hold. */
interface Step {
  name: string;
  command: readonly string[];
  /** Vitest's options for a run of tests, of which each counts; any other step counts as one. */
  isTests?: boolean;
}

const bin = (name: string) => join('node_modules', '.bin', name);
const build: Step = { name: 'build', command: [process.execPath, 'server/build.ts'] };
const checks: readonly Step[] = [
  { name: 'route types', command: [bin('next'), 'typegen'] },
  { name: 'types', command: [bin('tsc'), '--noEmit'] },
  { name: 'lint', command: [bin('biome'), 'check', '.'] },
  { name: 'unused code', command: [bin('knip')] },
  { name: 'content', command: [process.execPath, 'scripts/check.ts'] },
];

// What the tests leave behind goes with this folder. Postgres, which runs as another user, has to get through it.
const folder = mkdtempSync(join(tmpdir(), 'tests-'));
chmodSync(folder, 0o711);
const env = {
  ...{ NO_COLOR: '1', CI: '1', NEXT_TELEMETRY_DISABLED: '1', TMPDIR: folder },
  // Many tests start Node again: what it has compiled once, it need not compile again.
  NODE_COMPILE_CACHE: join(folder, 'compiled'),
};
const total = { passed: 0, failed: 0 };
const durations: { name: string; ms: number }[] = [];
const failures: string[] = [];
let isInterrupted = false;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, interrupt);
// A signal to npm ends the shell between npm and this process, and comes no further.
const parent = process.ppid;
setInterval(() => process.ppid !== parent && interrupt('SIGHUP'), 500).unref();

const unit = testSteps('unit', 'unit tests');
const journeys = testSteps('e2e', 'browser journeys');
if (unit.length + journeys.length > 0) {
  const isWhole = patterns.length === 0 && !values.long;
  const others = [...(isWhole ? checks : []), ...(journeys.length > 0 ? [build] : [])];
  // The unit tests wait now and then for a clock or a disk: what takes nothing but a processor fills the gaps.
  await Promise.all([
    installPrograms().then(() => runInTurn(unit)),
    runInTurn(others, { isAside: unit.length > 0 }),
  ]);
  await runInTurn(journeys);
}
if (!isInterrupted) summarise();
removeFolder();

/** The runs of a project's tests: of all, or of the files and of the titles that were asked for. */
function testSteps(project: TestProject, name: string): Step[] {
  const files = listTestFiles(project, values);
  const command = [bin('vitest'), 'run', '--project', values.long ? `${project}-long` : project];
  // Some tests wait for clocks, disks or other processes: one more than the cores keeps these busy.
  if (project === 'unit') command.push(`--maxWorkers=${availableParallelism() + 1}`);
  if (patterns.length === 0) return files.length > 0 ? [{ name, command, isTests: true }] : [];
  const { files: named, titled } = chooseTests(files, patterns);
  return [
    { name, command: [...command, ...named], files: named },
    {
      name: `${name} by title`,
      command: [...command, `--testNamePattern=${titled.pattern}`, ...titled.files],
      files: titled.files,
    },
  ].flatMap(({ files: chosen, ...step }) => (chosen.length > 0 ? [{ ...step, isTests: true }] : []));
}

async function installPrograms(): Promise<void> {
  console.log('\n=== programs');
  await runCommand([process.execPath, 'scripts/install-programs.ts'], { env });
}

async function runInTurn(steps: readonly Step[], { isAside = false } = {}): Promise<void> {
  for (const step of steps) {
    if (isInterrupted) return;
    const started = performance.now();
    if (!isAside) console.log(`\n=== ${step.name}`);
    const onOutput = (text: string) => console.log(`\n=== ${step.name}\n${text.trimEnd()}`);
    const { passed, failed } = await runStep(step, isAside ? { env, onOutput } : { env });
    if (isInterrupted) return;
    total.passed += passed;
    total.failed += failed;
    if (failed > 0) failures.push(step.name);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`=== ${step.name}: ${failed > 0 ? 'FAILED' : 'ok'} (${seconds} s)`);
  }
}

async function runStep({ name, command, isTests }: Step, options: Parameters<typeof runCommand>[1]) {
  if (!isTests)
    return (await runCommand(command, options)) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  const file = join(folder, `${name.replaceAll(' ', '-')}.json`);
  // A test that fails is shown with all it printed, the others by their file alone.
  const reporters = ['--reporter=default', '--silent=passed-only', '--slowTestThreshold=10000'];
  const isFine = await runCommand(
    [...command, ...reporters, '--reporter=json', `--outputFile.json=${file}`],
    options,
  );
  if (isInterrupted) return { passed: 0, failed: 0 };
  const { tests, passed, failed } = readReport(file);
  durations.push(...tests);
  // A file of tests that cannot even be loaded fails without a failed test.
  return { passed, failed: isFine ? failed : Math.max(failed, 1) };
}

function summarise(): void {
  if (durations.length === 0) console.log(`No test has ${patterns.join(' or ')} in its path or title.`);
  else console.log('\nThe slowest tests:');
  for (const { name, ms } of durations.sort((one, other) => other.ms - one.ms).slice(0, 10))
    console.log(`${(ms / 1000).toFixed(1).padStart(7)} s  ${name}`);
  if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}`);
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed > 0 || durations.length === 0 ? 1 : 0;
}

/** No server, browser or database outlives the run; asked again, it is under way already. */
async function interrupt(signal: NodeJS.Signals): Promise<void> {
  if (isInterrupted) return;
  isInterrupted = true;
  console.log(`\nInterrupted (${signal}): whatever runs is being ended.`);
  await endCommands();
  removeFolder();
  process.exit(128 + constants.signals[signal]);
}

/** A process that is about to end may still write. */
function removeFolder(): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}

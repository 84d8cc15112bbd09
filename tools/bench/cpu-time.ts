import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { familyOf, readProc } from './process-memory.ts';

/** Seconds of processor time by who took them. */
export type CpuTimes = Record<string, number>;

/** Ticks a second in which Linux counts. */
const ticks = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

/**
 * Watches what `work` costs each of these groups of processes (with all they have started), and the machine.
 * What no group took is called `others`: the load that is made, the kernel's own, and strangers.
 */
export async function watchCpu<Result>(
  groups: Readonly<Record<string, readonly number[]>>,
  work: () => Promise<Result>,
): Promise<{ result: Result; times: CpuTimes; idle: number }> {
  const read = () =>
    Object.entries(groups).map(([name, pids]) => [name, pids.flatMap(familyOf).reduce(addTime, 0)] as const);
  const [before, machineBefore] = [new Map(read()), readMachine()];
  const result = await work();
  const [after, machineAfter] = [read(), readMachine()];
  const times: CpuTimes = Object.fromEntries(
    after.map(([name, time]) => [name, time - (before.get(name) ?? 0)]),
  );
  const known = Object.values(times).reduce((sum, time) => sum + time, 0);
  times.others = Math.max(0, machineAfter.busy - machineBefore.busy - known);
  const all = machineAfter.all - machineBefore.all;
  return { result, times, idle: (machineAfter.idle - machineBefore.idle) / all };
}

/** “site 62 %, Postgres 21 %, others 17 %”: shares of what was worked. */
export function tellShares(times: CpuTimes): string {
  const all = Object.values(times).reduce((sum, time) => sum + time, 0);
  return Object.entries(times)
    .map(([name, time]) => `${name} ${Math.round((100 * time) / all)} %`)
    .join(', ');
}

/** Its own time and that of children that have ended. */
function addTime(sum: number, pid: number): number {
  const fields = readProc(`/proc/${pid}/stat`)
    .replace(/^.*\) /s, '')
    .split(' ');
  const own = fields.slice(11, 15).map(Number);
  return sum + own.reduce((all, each) => all + (each || 0), 0) / ticks;
}

function readMachine(): { busy: number; idle: number; all: number } {
  const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n');
  const counts = line.trim().split(/\s+/).slice(1, 9).map(Number);
  const all = counts.reduce((sum, count) => sum + count, 0) / ticks;
  const idle = ((counts[3] ?? 0) + (counts[4] ?? 0)) / ticks;
  return { busy: all - idle, idle, all };
}

/** How many processors the shares are of. */
export const processors = cpus().length;

import { existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A share of one processor that a process gets at most, as if it ran on a small machine of its own. */
export interface CpuSlice {
  add(pid: number): void;
  /** Once the processes in it have ended. */
  remove(): void;
}

/** Microseconds within which the share holds. */
const period = 20_000;

/**
 * Makes a slice by Linux' control groups, of either version.
 * @throws {Error} where they are not there or may not be written to.
 */
export function makeCpuSlice(name: string, share: number): CpuSlice {
  const root = '/sys/fs/cgroup';
  const isUnified = existsSync(join(root, 'cgroup.controllers'));
  const folder = join(root, isUnified ? '' : 'cpu', `bench-${process.pid}-${name}`);
  const quota = Math.round(period * share);
  try {
    if (isUnified) writeFileSync(join(root, 'cgroup.subtree_control'), '+cpu');
    mkdirSync(folder);
    if (isUnified) writeFileSync(join(folder, 'cpu.max'), `${quota} ${period}`);
    else {
      writeFileSync(join(folder, 'cpu.cfs_period_us'), String(period));
      writeFileSync(join(folder, 'cpu.cfs_quota_us'), String(quota));
    }
  } catch (error) {
    throw new Error(`Processes cannot be limited to a share of a processor here: ${error}`, { cause: error });
  }
  return {
    add: (pid) => writeFileSync(join(folder, 'cgroup.procs'), String(pid)),
    remove: () => rmdirSync(folder),
  };
}

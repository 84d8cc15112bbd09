import { readdirSync, readFileSync } from 'node:fs';

/** The resident memory of one process, in MB; `null` where the system does not tell. */
export function residentMb(pid: number): number | null {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readProc(`/proc/${pid}/status`)) ?? [];
  return kilobytes === undefined ? null : Number(kilobytes) / 1024;
}

/** Watches a process and all it starts; `stop` tells the most memory that they took together, in MB. */
export function watchMemory(pid: number): { stop(): number } {
  let most = 0;
  const timer = setInterval(() => {
    most = Math.max(most, sum(familyOf(pid)));
  }, 200);
  return {
    stop() {
      clearInterval(timer);
      return most;
    },
  };
}

/** A process and all that it has started, and they, and so on. */
export function familyOf(pid: number): number[] {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [
        Number(name),
        Number(
          readProc(`/proc/${name}/stat`)
            .replace(/^.*\) \S+ /s, '')
            .split(' ')[0],
        ),
      ]),
  );
  const found = [pid];
  for (const member of found) {
    for (const [child, parent] of parents) if (parent === member) found.push(child);
  }
  return found;
}

// Proportional: memory that several processes share counts once.
function sum(pids: readonly number[]): number {
  return pids.reduce((total, pid) => {
    const [, kilobytes] = /^Pss:\s+(\d+) kB/m.exec(readProc(`/proc/${pid}/smaps_rollup`)) ?? [];
    return total + Number(kilobytes ?? 0) / 1024;
  }, 0);
}

/** A file of `/proc`; empty where the process has ended since it was listed, or the system has none. */
export function readProc(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

import { readFile, readlink } from 'node:fs/promises';
import { hostname } from 'node:os';

/** Which process holds a lock; `started` tells it from a later one with the same number. */
export interface Owner {
  site: true;
  pid: number;
  started: string | null;
  /** The machine, and on Linux the container, within which `pid` means something. */
  host: string;
}

let own: Promise<Owner> | undefined;

/** This process, as it signs its locks; it stays the same for as long as it runs. */
export function thisOwner(): Promise<Owner> {
  own ??= lookAtSelf();
  return own;
}

async function lookAtSelf(): Promise<Owner> {
  return { site: true, pid: process.pid, started: await startOf(process.pid), host: await host() };
}

/** The owner that a lock's text names; `null` if the text is not ours. */
export function readOwner(text: string): Owner | null {
  try {
    const owner: unknown = JSON.parse(text);
    return typeof owner === 'object' && owner !== null && 'site' in owner ? (owner as Owner) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Whether a process still runs; `null` where that cannot be seen from here. */
export async function isAlive(owner: Owner): Promise<boolean | null> {
  if (owner.host !== (await host())) return null;
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
  }
  return (await startOf(owner.pid)) === owner.started;
}

/** In ticks since the machine started, by proc(5); `null` on systems without it. */
async function startOf(pid: number): Promise<string | null> {
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  // The second field, the name in brackets, may itself hold spaces and brackets.
  return line?.slice(line.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}

async function host(): Promise<string> {
  const container = await readlink('/proc/self/ns/pid').catch(() => '');
  return `${hostname()} ${container}`.trim();
}

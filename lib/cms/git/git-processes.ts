import { readdir, readFile, readlink } from 'node:fs/promises';
import { sep } from 'node:path';
import type { Place } from './place.ts';

/**
 * Whether any program may be using a lock file: one that has it open, or a git that works in this repository
 * (git closes the file while it waits for an editor, and holds the lock). What cannot be seen counts as in use;
 * so does everything on systems without proc(5).
 */
export async function mayBeInUse(place: Place, lockFile: string): Promise<boolean> {
  const names = await readdir('/proc').catch(() => null);
  if (!names) return true;
  const pids = names.filter((name) => /^\d+$/.test(name) && name !== String(process.pid));
  const uses = await Promise.all(pids.map((pid) => mayUse(place, lockFile, pid)));
  return uses.includes(true);
}

async function mayUse(place: Place, lockFile: string, pid: string): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
  const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // Gone, a zombie, or one of our own readers, which take no locks.
  if (!state || /[ZX]/.test(state) || Number(parent) === process.pid) return false;
  return (await hasOpen(lockFile, pid)) || (/^git\b/.test(name) && (await isIn(place, pid)));
}

async function hasOpen(file: string, pid: string): Promise<boolean> {
  const handles = await readdir(`/proc/${pid}/fd`).catch(() => []);
  const targets = await Promise.all(
    handles.map((handle) => readlink(`/proc/${pid}/fd/${handle}`).catch(() => '')),
  );
  return targets.includes(file);
}

async function isIn({ root, gitDir }: Place, pid: string): Promise<boolean> {
  const folder = await readlink(`/proc/${pid}/cwd`).catch((error: NodeJS.ErrnoException) => error.code);
  // A git of another person may be here; one that ended meanwhile is not.
  if (folder === 'EACCES' || folder === 'EPERM') return true;
  return [root, gitDir].some((place) => folder === place || folder?.startsWith(place + sep));
}

import { readdir, readFile, readlink } from 'node:fs/promises';
import { sep } from 'node:path';
import type { Place } from './place.ts';

/**
 * Whether any program may be using a lock file: one that has it open, or a git that works in this repository
 * (git closes the file while it waits for an editor, and holds the lock). What cannot be seen counts as in use;
 * so does everything on systems without proc(5).
 */
export async function mayBeInUse(place: Place, lockFile: string): Promise<boolean> {
  const open = await openFiles();
  if (!open || open.has(lockFile)) return true;
  const uses = await Promise.all((await processes()).map((pid) => isGitIn(place, pid)));
  return uses.includes(true);
}

/** Every file that other processes have open, as far as can be seen; `null` on systems without proc(5). */
export async function openFiles(): Promise<Set<string> | null> {
  const pids = await processes();
  if (pids.length === 0) return null;
  const lists = await Promise.all(
    pids.map(async (pid) => {
      const handles = await readdir(`/proc/${pid}/fd`).catch(() => []);
      return Promise.all(handles.map((handle) => readlink(`/proc/${pid}/fd/${handle}`).catch(() => '')));
    }),
  );
  return new Set(lists.flat());
}

async function processes(): Promise<string[]> {
  const names = await readdir('/proc').catch(() => []);
  return names.filter((name) => /^\d+$/.test(name) && name !== String(process.pid));
}

async function isGitIn({ root, gitDir }: Place, pid: string): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
  const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // Something else, gone, a zombie, or one of our own readers, which take no locks.
  if (!/^git\b/.test(name) || !state || /[ZX]/.test(state) || Number(parent) === process.pid) return false;
  const folder = await readlink(`/proc/${pid}/cwd`).catch((error: NodeJS.ErrnoException) => error.code);
  // A git of another person may be here; one that ended meanwhile is not.
  if (folder === 'EACCES' || folder === 'EPERM') return true;
  return [root, gitDir].some((place) => folder === place || folder?.startsWith(place + sep));
}

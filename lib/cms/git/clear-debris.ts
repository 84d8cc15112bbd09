import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { askGit } from '#lib/git/run-git.ts';
import { openFiles } from './git-processes.ts';
import type { Place } from './place.ts';

/**
 * Deletes the unfinished files that git leaves behind when the disk is full: else every further attempt would
 * make it fuller. What any program has open stays; without proc(5) they are left to `git gc`.
 */
export async function clearDebris(place: Place): Promise<void> {
  const open = await openFiles();
  if (!open) return;
  const objects = await askGit(place, ['rev-parse', '--path-format=absolute', '--git-path', 'objects']);
  const names = await readdir(objects, { recursive: true }).catch(() => []);
  for (const name of names) {
    const file = join(objects, name);
    if (/(^|\/)tmp_(obj|pack|idx)_/.test(name) && !open.has(file)) await rm(file, { force: true });
  }
}

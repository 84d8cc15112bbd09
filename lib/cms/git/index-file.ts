import { randomBytes } from 'node:crypto';
import { constants, copyFile, mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { runGit } from '#lib/git/run-git.ts';
import { nullId, type Place } from './place.ts';
import type { TreeFile } from './tree.ts';

/** What the index holds for a path: a blob, or `unmerged` in the middle of a merge. */
export type Staged = string | 'unmerged';

/** More paths than fit into a command are looked for in the whole index. */
const mostNamed = 200;

/** What is staged at these paths, and perhaps at others; a path that is not in the index is not in the map. */
export async function readStaged(place: Place, paths: readonly string[]): Promise<Map<string, Staged>> {
  const named = paths.length > mostNamed ? [] : paths;
  const { stdout } = await runGit(place, ['ls-files', '-s', '-z', '--full-name', '--', ...named]);
  const staged = new Map<string, Staged>();
  for (const line of stdout.toString().split('\0').filter(Boolean)) {
    const tab = line.indexOf('\t');
    const [, blob = '', stage] = line.slice(0, tab).split(' ');
    staged.set(line.slice(tab + 1), stage === '0' ? blob : 'unmerged');
  }
  return staged;
}

/** Makes a copy of the index in which these paths are as given (`null`: gone), and gives its name. */
export async function prepareIndex(
  place: Place,
  files: ReadonlyMap<string, TreeFile | null>,
): Promise<string> {
  await mkdir(place.ownDir, { recursive: true });
  const copy = join(place.ownDir, `index-${randomBytes(6).toString('hex')}`);
  await copyFile(place.indexFile, copy, constants.COPYFILE_FICLONE).catch((error: NodeJS.ErrnoException) => {
    // A repository in which nothing was ever added has none.
    if (error.code !== 'ENOENT') throw error;
  });
  const input = [...files].map(([path, file]) =>
    file ? `${file.mode} ${file.blob}\t${path}\0` : `0 ${nullId(place)}\t${path}\0`,
  );
  await runGit(place, ['update-index', '-z', '--index-info'], { input: input.join(''), indexFile: copy });
  const file = await open(copy, 'r+');
  await file.sync();
  await file.close();
  return copy;
}

/** Puts the copy in the place of the index; only for who holds `index.lock`. */
export async function installIndex(place: Place, copy: string): Promise<void> {
  await rename(copy, place.indexFile);
}

import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { askGit, runGit } from '#lib/git/run-git.ts';
import { findRepository } from '../find-repository.ts';
import { openRemote } from './remote.ts';

export interface ClonePlace {
  contentDir: string;
  mediaDir: string;
  remote: string;
  branch: string;
}

/** Milliseconds; a first clone carries all pictures. */
const patience = 10 * 60_000;

/**
 * Gives a process that starts in an empty folder its clone: around `CONTENT_DIR` where the repository has a folder
 * of that name, else in it. Where there is content or a repository already, nothing is done.
 * @throws {Error} with what to do, where the repository cannot be had or does not fit there.
 */
export async function openClone(given: ClonePlace): Promise<boolean> {
  const { contentDir, mediaDir, branch } = given;
  await mkdir(contentDir, { recursive: true });
  if ((await readdir(contentDir)).length > 0 || (await findRepository({ contentDir, mediaDir })))
    return false;
  try {
    const { place, commit } = await fetchInto(contentDir, given);
    const names = await askGit(place, ['ls-tree', '--name-only', '-d', commit]);
    const root = names.split('\n').includes(basename(contentDir)) ? await moveUp(contentDir) : contentDir;
    await checkOut(root, { branch, commit });
    return true;
  } catch (error) {
    await rm(join(contentDir, '.git'), { recursive: true, force: true });
    throw error;
  }
}

/**
 * Makes a folder that is empty, or not there yet, a clone; the content is in it or the whole of it.
 * @throws {Error} as above.
 */
export async function cloneTo(root: string, given: ClonePlace): Promise<void> {
  await mkdir(root, { recursive: true });
  try {
    const { commit } = await fetchInto(root, given);
    await checkOut(root, { branch: given.branch, commit });
  } catch (error) {
    // It was empty, and has to be for another attempt.
    for (const name of await readdir(root)) await rm(join(root, name), { recursive: true, force: true });
    throw error;
  }
}

async function fetchInto(root: string, { contentDir, mediaDir, remote, branch }: ClonePlace) {
  await runGit({ root }, ['init', '--quiet', `--initial-branch=${branch}`, root]);
  const place = await findRepository({ contentDir, mediaDir, branch });
  if (!place) throw new Error(`git did not make a repository in ${root}.`);
  const commit = await openRemote(place, { address: remote, branch }).fetch({ milliseconds: patience });
  if (commit === null)
    throw new Error(`CONTENT_REMOTE has no branch “${branch}”; CONTENT_BRANCH says which one it is.`);
  return { place, commit };
}

async function checkOut(root: string, { branch, commit }: { branch: string; commit: string }): Promise<void> {
  await runGit({ root }, ['reset', '--quiet', '--hard', commit]);
  await runGit({ root }, ['update-ref', `refs/remotes/shared-content/${branch}`, commit]);
}

/** Makes the folder around the content the working tree. */
async function moveUp(contentDir: string): Promise<string> {
  const root = dirname(contentDir);
  const others = (await readdir(root)).filter((name) => name !== basename(contentDir));
  if (others.length > 0)
    throw new Error(
      `The repository of CONTENT_REMOTE has a folder “${basename(contentDir)}”, so its clone belongs into ${root}, which is not empty (${others.slice(0, 3).join(', ')}). Set CONTENT_DIR to a folder of that name in an empty one.`,
    );
  await rename(join(contentDir, '.git'), join(root, '.git'));
  return root;
}

import { readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { askGit, runGit } from '#lib/git/run-git.ts';
import type { Person } from '#lib/git/version.ts';

/** What the repository is called while it is made; a kill leaves nothing that looks finished. */
const unfinished = '.starting-repository-';

/** Makes the folder a git repository, with one commit of what is in it, so that there is something to go back to. */
export async function startRepository(contentDir: string, committer: Person, message: string): Promise<void> {
  for (const name of await readdir(contentDir)) {
    if (name.startsWith(unfinished)) await rm(join(contentDir, name), { recursive: true, force: true });
  }
  const place = join(contentDir, `${unfinished}${process.pid}`);
  try {
    await runGit({ root: contentDir }, ['init', '--quiet', '--initial-branch=main', place]);
    const gitDir = join(place, '.git');
    await writeFile(join(gitDir, 'info', 'exclude'), `/${unfinished}*\n`);
    await commitAll({ root: contentDir, gitDir }, committer, message);
    await rename(gitDir, join(contentDir, '.git'));
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

async function commitAll(
  target: { root: string; gitDir: string },
  { name, email }: Person,
  message: string,
): Promise<void> {
  await runGit(target, ['add', '--all', '.']);
  if ((await askGit(target, ['ls-files'])) === '') return;
  const who = ['-c', `user.name=${name}`, '-c', `user.email=${email}`];
  await runGit(target, [...who, 'commit', '--quiet', '--no-verify', '-m', message]);
}

import { openRepository, type Repository } from '#lib/cms/git/open-repository.ts';
import { GitError } from '#lib/git/failure.ts';

/** The files that every commit changes together: all of them hold the number of the commit. */
export const together = ['content/a.md', 'content/sub/b.md', 'media/c.txt'];

/** What an editor would try again; `busy` comes of a lock of the branch that another writer was killed with. */
const mayPass = ['changed', 'busy'];

/** Commits without end into the repository in the folder given, and prints the id of each commit that was confirmed. */
if (import.meta.main) await write(process.argv[2] ?? '', process.argv[3] ?? 'writer');

async function write(root: string, name: string): Promise<void> {
  const repository = await openPatiently(root);
  console.log('ready');
  for (let number = 1; ; number += 1) {
    const text = Buffer.from(`${name} ${process.pid} ${number}\n`.repeat(500));
    const moves = [`content/moved-${number % 2}.md`, `content/moved-${(number + 1) % 2}.md`] as const;
    const paths = [...together, ...moves];
    const revisions = await Promise.all(paths.map((path) => repository.headRevision(path)));
    const expected = Object.fromEntries(paths.map((path, at) => [path, revisions[at] ?? null]));
    const changes = [
      ...together.map((path) => ({ path, bytes: text })),
      // One file comes and goes, so that folders, the index and the disk all gain and lose.
      { path: moves[0], bytes: text },
      { path: moves[1], bytes: null },
    ];
    const author = { name, email: `${name}@example.org` };
    const result = await repository.commitChanges({
      changes,
      expected,
      author,
      message: `${name} ${number}`,
    });
    if (result.ok) console.log(result.commit);
    else if (!mayPass.includes(result.failure.kind)) throw new Error(JSON.stringify(result.failure));
  }
}

async function openPatiently(root: string): Promise<Repository> {
  for (;;) {
    try {
      return await openRepository({
        contentDir: `${root}/content`,
        mediaDir: `${root}/media`,
        branch: 'main',
        committer: { name: 'Site', email: 'web@example.org' },
        report: () => {},
      });
    } catch (error) {
      if (!(error instanceof GitError && error.failure.kind === 'busy')) throw error;
    }
  }
}

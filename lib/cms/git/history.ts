import { runGit } from '#lib/git/run-git.ts';
import type { Version } from '#lib/git/version.ts';
import { findCommit } from './branch.ts';
import type { Place } from './place.ts';
import { readTree } from './tree.ts';

/** The versions of a file, newest first, followed through renames; at most `limit`. */
export async function readHistory(place: Place, path: string, limit: number): Promise<Version[]> {
  if (!(await findCommit(place, 'HEAD'))) return [];
  const { stdout } = await runGit(place, [
    'log',
    '--follow',
    '-M',
    `--max-count=${limit}`,
    '-z',
    '--raw',
    '--no-abbrev',
    '--no-color',
    '--format=%H%x00%an%x00%ae%x00%aI%x00%B',
    '--',
    path,
  ]);
  return parse(stdout.toString());
}

/** The bytes of a file as of a commit; `null` if it did not stand there then. */
export async function readAt(place: Place, commit: string, path: string): Promise<Buffer | null> {
  const id = await findCommit(place, commit);
  const file = id && (await readTree(place, id, [path])).get(path);
  return file ? readBlob(place, file.blob) : null;
}

/** The blob of a file as committed last; `null` if it is not there. */
export async function headRevision(place: Place, path: string): Promise<string | null> {
  const { code, stdout } = await runGit(place, ['rev-parse', '-q', '--verify', `HEAD:${path}`], {
    fine: [1],
  });
  return code === 0 ? stdout.toString().trim() : null;
}

/** Whether a file has ever been committed with the bytes of `blob`. */
export async function wasRevision(place: Place, path: string, blob: string): Promise<boolean> {
  if (!(await findCommit(place, 'HEAD'))) return false;
  const wanted = ['--max-count=1', '--format=%H', `--find-object=${blob}`];
  return (await runGit(place, ['log', ...wanted, '--', path])).stdout.length > 0;
}

/** The bytes that a blob's id stands for. */
export async function readBlob(place: Place, blob: string): Promise<Buffer> {
  return (await runGit(place, ['cat-file', 'blob', blob])).stdout;
}

/** Five fields, then for each path `:modes ids status` and one name, or two where it was renamed. */
function parse(log: string): Version[] {
  const versions: Version[] = [];
  const parts = log.split('\0');
  for (let at = 0; at + 6 < parts.length; ) {
    const [commit = '', name = '', email = '', date = '', message = '', raw = ''] = parts.slice(at, at + 6);
    const [, , , blob = '', status = ''] = raw.trim().split(' ');
    const names = /^[RC]/.test(status) ? 2 : 1;
    const path = parts[at + 5 + names] ?? '';
    const author = { name, email };
    const isDeleted = /^0+$/.test(blob);
    versions.push({ commit, author, at: date, message: message.trim(), path, blob: isDeleted ? null : blob });
    at += 6 + names;
  }
  return versions;
}

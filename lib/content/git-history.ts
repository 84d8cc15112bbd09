import { runGit } from '#lib/git/run-git.ts';

/** When a file was last changed (ISO 8601) and by whom. */
export interface LastChange {
  at: string;
  by: string;
}

/** The last commit that touched `id`; `null` where the content is not in a git repository or not committed. */
export async function lastChange(contentDir: string, id: string): Promise<LastChange | null> {
  const line = await textOf(contentDir, ['log', '-1', '--format=%aI%x09%an', '--', id]);
  const [at, by] = line?.trim().split('\t') ?? [];
  return at && by ? { at, by } : null;
}

/** The last commit of every file below the content folder, by id, in one call. */
export async function lastChanges(contentDir: string): Promise<Map<string, LastChange>> {
  const changes = new Map<string, LastChange>();
  const log = await textOf(contentDir, [
    'log',
    '--format=%x00%aI%x09%an',
    '--name-only',
    '--relative',
    '-z',
    '--',
    '.',
  ]);
  let commit: LastChange = { at: '', by: '' };
  for (const part of log?.split('\0') ?? []) {
    const [, at, by] = /^(\d{4}-\d\d-\d\dT[^\t]+)\t(.*)$/.exec(part.trim()) ?? [];
    if (at && by !== undefined) commit = { at, by };
    else if (part.trim() && !changes.has(part.trim())) changes.set(part.trim(), commit);
  }
  return changes;
}

/** Earlier versions of a file, newest first, at most five. */
export async function* earlierVersions(contentDir: string, id: string): AsyncGenerator<Buffer> {
  const log = await textOf(contentDir, ['log', '-5', '--format=%H', '--', id]);
  for (const commit of log?.trim().split('\n').filter(Boolean) ?? []) {
    const source = await git(contentDir, ['show', `${commit}:./${id}`]);
    if (source) yield source;
  }
}

async function textOf(folder: string, args: string[]): Promise<string | undefined> {
  return (await git(folder, args))?.toString();
}

async function git(root: string, args: string[]): Promise<Buffer | null> {
  try {
    return (await runGit({ root }, args)).stdout;
  } catch {
    // No git, no repository, or a file that was never committed: all mean that there is no history to tell.
    return null;
  }
}

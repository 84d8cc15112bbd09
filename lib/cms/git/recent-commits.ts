import { runGit } from '#lib/git/run-git.ts';
import type { Person } from '#lib/git/version.ts';
import { findCommit } from './branch.ts';
import type { Place } from './place.ts';

/** A commit that touched content or media. */
export interface RecentCommit {
  commit: string;
  author: Person;
  /** ISO 8601. */
  at: string;
  subject: string;
  /** Whether something came before it. */
  hasParent: boolean;
  paths: { path: string; state: 'added' | 'changed' | 'deleted' }[];
}

const states = { A: 'added', D: 'deleted' } as const;

/** The commits that touched content or media, newest first; merges tell nothing and are passed over. */
export async function recentCommits(
  place: Place,
  { limit, skip = 0, deletedOnly = false }: { limit: number; skip?: number; deletedOnly?: boolean },
): Promise<RecentCommit[]> {
  if (!(await findCommit(place, 'HEAD'))) return [];
  const folders = [place.content, place.media].flatMap((folder) => (folder === null ? [] : [folder || '.']));
  const { stdout } = await runGit(place, [
    'log',
    `--max-count=${limit}`,
    `--skip=${skip}`,
    '--no-merges',
    ...(deletedOnly ? ['--diff-filter=D'] : []),
    '-z',
    '--raw',
    '--no-renames',
    '--no-abbrev',
    '--no-color',
    '--format=%x01%H%x00%an%x00%ae%x00%aI%x00%P%x00%s',
    '--',
    ...folders,
  ]);
  return stdout.toString().split('\u0001').slice(1).map(parse);
}

/** Six fields, then `:modes ids state` and a path for each file. */
function parse(record: string): RecentCommit {
  const [commit = '', name = '', email = '', at = '', parents = '', subject = '', ...raw] =
    record.split('\0');
  const paths = raw.flatMap((words, index) => {
    const state = /^\s*:.* ([A-Z])\d*$/.exec(words)?.[1];
    const path = raw[index + 1];
    return state && path
      ? [{ path, state: states[state as keyof typeof states] ?? ('changed' as const) }]
      : [];
  });
  return { commit, author: { name, email }, at, subject, hasParent: parents !== '', paths };
}

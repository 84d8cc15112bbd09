import { runGit } from '#lib/git/run-git.ts';
import type { Place } from './place.ts';
import { findDifferences, readDifference, type TreeDifference } from './tree-differences.ts';

/** What lies between two commits. */
export interface Way {
  differences: TreeDifference[];
  /** Who changed each path last, ISO 8601 and a name. */
  changes: Map<string, { at: string; by: string }>;
}

/** Longer ways are not looked at commit by commit. */
const mostCommits = 100;
const each = ['log', '-z', '--no-renames'];

/**
 * The way from the commit that is checked out to `to`, by one process of git, and where it begins; `null` where
 * it is none of single steps forward, or a very long one.
 */
export async function findStraightWay(place: Place, to: string): Promise<(Way & { from: string }) | null> {
  const what = ['--raw', '--no-abbrev', `--max-count=${mostCommits}`, '--format=%x01%H%x09%P%x09%aI%x09%an'];
  // 128: nothing was ever committed here.
  const { code, stdout } = await runGit(place, [...each, ...what, `HEAD..${to}`], { fine: [128] });
  if (code !== 0) return null;
  const parts = stdout.toString().split('\0');
  const differences = new Map<string, TreeDifference>();
  const changes: Way['changes'] = new Map();
  let next = to;
  let change = { at: '', by: '' };
  for (let at = 0; at < parts.length; at += 1) {
    const part = (parts[at] ?? '').replace(/^\n/, '');
    if (part.startsWith('\u0001')) {
      const [id, parents = '', time = '', by = ''] = part.slice(1).split('\t');
      if (id !== next || !/^[0-9a-f]+$/.test(parents)) return null;
      next = parents;
      change = { at: time, by: by.trim() };
    } else if (part.startsWith(':')) {
      at += 1;
      const older = readDifference(place, part, parts[at] ?? '');
      const newer = differences.get(older.path);
      differences.set(older.path, { ...older, after: newer ? newer.after : older.after });
      if (!newer) changes.set(older.path, change);
    }
  }
  if (next === to) return null;
  return { from: next, differences: [...differences.values()].filter(isOne), changes };
}

/** What a later commit has taken back is no difference. */
function isOne({ before, after }: TreeDifference): boolean {
  return before?.blob !== after?.blob || before?.mode !== after?.mode;
}

/** The way between any two commits; `null`: from nothing. */
export async function findWay(place: Place, from: string | null, to: string): Promise<Way> {
  const [differences, changes] = await Promise.all([
    findDifferences(place, from, to),
    findChanges(place, from, to),
  ]);
  return { differences, changes };
}

async function findChanges(place: Place, from: string | null, to: string): Promise<Way['changes']> {
  const changes: Way['changes'] = new Map();
  if (from === null) return changes;
  const format = ['--format=%x01%aI%x09%an', '--name-only', '-m'];
  const { stdout } = await runGit(place, [...each, ...format, `${from}..${to}`]);
  for (const record of stdout.toString().split('\u0001').slice(1)) {
    const [head = '', ...paths] = record.split('\0');
    const [at = '', by = ''] = head.split('\t');
    for (const path of paths.map((name) => name.replace(/^\n/, '')))
      if (path && !changes.has(path)) changes.set(path, { at, by: by.trim() });
  }
  return changes;
}

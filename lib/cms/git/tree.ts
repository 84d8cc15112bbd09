import { GitError } from '#lib/git/failure.ts';
import { runGit } from '#lib/git/run-git.ts';
import type { Place } from './place.ts';

/** A file in a commit. */
export interface TreeFile {
  blob: string;
  /** As git writes it: `100644`, or `100755` for a file that can be run. */
  mode: string;
}

/**
 * The files that stand at these paths in a commit; a path without one is not in the map.
 * @throws {GitError} `path` where a folder, a link or another repository stands there.
 */
export async function readTree(
  place: Place,
  commit: string | null,
  paths: readonly string[],
): Promise<Map<string, TreeFile>> {
  const files = new Map<string, TreeFile>();
  for (const [path, mode, blob] of await list(place, commit, paths)) {
    if (mode === '120000') throw new GitError({ kind: 'path', path, reason: 'link' });
    if (!mode.startsWith('100')) throw new GitError({ kind: 'path', path, reason: 'folder' });
    files.set(path, { mode, blob });
  }
  return files;
}

/** Everything that stands in a commit, links and other repositories too. */
export async function readWholeTree(place: Place, commit: string): Promise<Map<string, TreeFile>> {
  const { stdout } = await runGit(place, ['ls-tree', '-r', '-z', '--full-tree', commit]);
  return new Map(parse(stdout).map(([path, mode, blob]) => [path, { mode, blob }]));
}

/**
 * Makes sure that no new path differs from one that stands only in case or in how its accents are encoded:
 * on many machines the two would be one file.
 * @throws {GitError} `path`
 */
export async function requireDistinct(
  place: Place,
  commit: string | null,
  created: readonly string[],
  removed: ReadonlySet<string>,
): Promise<void> {
  if (created.length === 0) return;
  const folders = [...new Set(created.flatMap((path) => foldersOf(path)))];
  const standing = [...(await list(place, commit, folders)), ...(await list(place, commit, null))].map(
    ([path]) => path,
  );
  const names = new Map(standing.filter((path) => !removed.has(path)).map((path) => [oneForm(path), path]));
  for (const path of created) {
    const steps = [...foldersOf(path).map((folder) => folder.slice(0, -1)), path];
    if (steps.some((step) => (names.get(oneForm(step)) ?? step) !== step))
      throw new GitError({ kind: 'path', path, reason: 'sameName' });
  }
}

async function list(place: Place, commit: string | null, paths: readonly string[] | null) {
  if (commit === null || paths?.length === 0) return [];
  const { stdout } = await runGit(place, ['ls-tree', '-z', '--full-tree', commit, '--', ...(paths ?? [])]);
  return parse(stdout);
}

function parse(stdout: Buffer): [path: string, mode: string, id: string][] {
  return stdout
    .toString()
    .split('\0')
    .filter(Boolean)
    .map((line) => {
      const tab = line.indexOf('\t');
      const [mode = '', , id = ''] = line.slice(0, tab).split(' ');
      return [line.slice(tab + 1), mode, id];
    });
}

/** `a/b/c.md` → `a/`, `a/b/`. */
function foldersOf(path: string): string[] {
  const names = path.split('/').slice(0, -1);
  return names.map((_, at) => `${names.slice(0, at + 1).join('/')}/`);
}

function oneForm(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

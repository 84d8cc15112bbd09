import { runGit } from '#lib/git/run-git.ts';
import { nullId, type Place } from './place.ts';
import { readWholeTree, type TreeFile } from './tree.ts';

/** A path at which two commits differ; `null`: nothing stands there. */
export interface TreeDifference {
  path: string;
  before: TreeFile | null;
  after: TreeFile | null;
}

/** Every path at which `to` is not as `from`; `null`: from nothing. */
export async function findDifferences(
  place: Place,
  from: string | null,
  to: string,
): Promise<TreeDifference[]> {
  if (from === null)
    return Array.from(await readWholeTree(place, to), ([path, after]) => ({ path, before: null, after }));
  const { stdout } = await runGit(place, [
    ...['diff-tree', '-r', '-z', '--raw', '--no-renames', '--no-abbrev'],
    ...[from, to],
  ]);
  const parts = stdout.toString().split('\0');
  return Array.from({ length: Math.floor(parts.length / 2) }, (_, at) =>
    readDifference(place, parts[at * 2] ?? '', parts[at * 2 + 1] ?? ''),
  );
}

/** Reads a line of git's “raw” format, `:mode mode id id letter`, and the path that follows it. */
export function readDifference(place: Place, line: string, path: string): TreeDifference {
  const none = nullId(place);
  const [from = '', to = '', before = '', after = ''] = line.slice(1).split(' ');
  return {
    path,
    before: before === none ? null : { mode: from, blob: before },
    after: after === none ? null : { mode: to, blob: after },
  };
}

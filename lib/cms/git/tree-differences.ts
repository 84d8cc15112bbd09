import { nullId, type Place } from './place.ts';
import { runGit } from './run-git.ts';
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
  const none = nullId(place);
  return Array.from({ length: Math.floor(parts.length / 2) }, (_, at) => {
    const [from = '', to = '', before = '', after = ''] = (parts[at * 2] ?? '').slice(1).split(' ');
    return {
      path: parts[at * 2 + 1] ?? '',
      before: before === none ? null : { mode: from, blob: before },
      after: after === none ? null : { mode: to, blob: after },
    };
  });
}

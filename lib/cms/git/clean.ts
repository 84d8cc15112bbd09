import { GitError } from '#lib/git/failure.ts';
import { runGit } from '#lib/git/run-git.ts';
import { blobId } from './blob-id.ts';
import { readBlob } from './history.ts';
import type { Staged } from './index-file.ts';
import type { Place } from './place.ts';
import type { TreeFile } from './tree.ts';
import { readDisk } from './work-file.ts';

/** A path with what stands in the commit, in the index, and what it is to become. */
interface Checked {
  path: string;
  head: TreeFile | null;
  staged: Staged | null;
  /** `null`: it is to go. */
  next: string | null;
}

/**
 * Makes sure that nobody's uncommitted work is on the disk or staged at a path, and gives the id of what is on
 * the disk. What is there already as it is to become is nobody's loss.
 * @throws {GitError} `dirty`
 */
export async function requireClean(
  place: Place,
  { path, head, staged, next }: Checked,
): Promise<string | null> {
  const disk = await readDisk(place, path);
  const seen = disk && blobId(place, disk);
  const committed = head?.blob ?? null;
  const isStagedClean = staged === committed || staged === next;
  const isDiskClean =
    seen === committed || seen === next || (await isSameToGit(place, path, disk, committed));
  if (isStagedClean && isDiskClean) return seen;
  throw new GitError({
    kind: 'dirty',
    path,
    committed: committed === null ? null : await readBlob(place, committed),
    disk,
  });
}

/** Whether a file on the disk is what was committed, and the id of what is there. */
export async function isSameAsCommitted(
  place: Place,
  path: string,
  committed: string | null,
): Promise<{ isSame: boolean; seen: string | null }> {
  const disk = await readDisk(place, path);
  const seen = disk && blobId(place, disk);
  return { isSame: seen === committed || (await isSameToGit(place, path, disk, committed)), seen };
}

/** Whether git would not call the file changed: where attributes convert its bytes on their way to the disk. */
async function isSameToGit(place: Place, path: string, disk: Buffer | null, committed: string | null) {
  if (!disk || !committed) return false;
  const { stdout } = await runGit(place, ['hash-object', '--stdin', `--path=${path}`], { input: disk });
  return stdout.toString().trim() === committed;
}

import { runGit } from '#lib/git/run-git.ts';
import type { Place } from './place.ts';

/** The bytes of several blobs, in their order, by one process. */
export async function readBlobs(place: Place, blobs: readonly string[]): Promise<Buffer[]> {
  const { stdout } = await runGit(place, ['cat-file', '--batch', '--buffer'], {
    input: `${blobs.join('\n')}\n`,
  });
  const read: Buffer[] = [];
  for (let at = 0; at < stdout.length; ) {
    const end = stdout.indexOf('\n', at);
    const [, kind, size = ''] = stdout.subarray(at, end).toString().split(' ');
    if (kind !== 'blob') throw new Error(`git cat-file answered ${stdout.subarray(at, end)}`);
    read.push(stdout.subarray(end + 1, end + 1 + Number(size)));
    at = end + 1 + Number(size) + 1;
  }
  return read;
}

import type { Place } from '#lib/cms/git/place.ts';
import { runGit } from '#lib/git/run-git.ts';

/** Where the branch of a backup is while it is compared with what is there. */
export const backupRef = 'refs/restore/backup';

/** Gets the branch of a backup into a repository, to `backupRef`. */
export async function fetchBackup(place: Place, bundle: string, branch: string): Promise<void> {
  const args = ['fetch', '--quiet', bundle, `+refs/heads/${branch}:${backupRef}`];
  await runGit(place, args, { isBackground: true });
}

/** Takes `backupRef` out again. */
export async function forgetBackup(place: Place): Promise<void> {
  await runGit(place, ['update-ref', '-d', backupRef]);
}

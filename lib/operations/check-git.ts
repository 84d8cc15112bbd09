import { existsSync } from 'node:fs';
import { findCommit } from '#lib/cms/git/branch.ts';
import { findRepository } from '#lib/cms/git/find-repository.ts';
import type { Place } from '#lib/cms/git/place.ts';
import { askGit } from '#lib/git/run-git.ts';

export interface GitCheck {
  /**
   * Of what is not `ok`, nothing can be published. `wrong-branch`: another one than `CONTENT_BRANCH` is checked
   * out; `detached`: none is; `no-commit`: the one that is has no commit; `missing`: there is no repository.
   */
  state: 'ok' | 'wrong-branch' | 'detached' | 'no-commit' | 'missing' | 'unreadable';
  branch: string | null;
  commit: string | null;
  /** Files of the content that somebody has changed and not committed. */
  uncommitted: number;
  /** When the content was last changed, in ISO 8601. */
  lastPublish: string | null;
}

const unreadable: GitCheck = {
  ...{ state: 'unreadable', branch: null, commit: null, uncommitted: 0, lastPublish: null },
};

/** How the repository around the content is. */
export async function checkGit(folders: {
  contentDir: string;
  mediaDir: string;
  branch: string | null;
}): Promise<GitCheck> {
  // Looking would make the folder.
  if (!existsSync(folders.contentDir)) return { ...unreadable, state: 'missing' };
  try {
    const place = await findRepository(folders);
    return place ? await look(place) : { ...unreadable, state: 'missing' };
  } catch {
    // Whatever is wrong, its words are those of the next publish; here counts that there is something.
    return unreadable;
  }
}

async function look(place: Place): Promise<GitCheck> {
  const folders = [place.content || '.', ...(place.media === null ? [] : [place.media || '.'])];
  const branch = await askGit(place, ['symbolic-ref', '--short', '-q', 'HEAD']).catch(() => null);
  const head = await findCommit(place, 'HEAD');
  const last = head ? await askGit(place, ['log', '-1', '--format=%H %cI', '--', ...folders]) : '';
  const status = await askGit(place, ['status', '--porcelain', '-z', '--', ...folders]);
  const [commit = '', at = ''] = last.split(' ');
  return {
    state: stateOf(place, { branch, head }),
    branch,
    commit: commit || null,
    uncommitted: status.split('\0').filter(Boolean).length,
    lastPublish: at || null,
  };
}

function stateOf(
  place: Place,
  { branch, head }: { branch: string | null; head: string | null },
): GitCheck['state'] {
  if (branch === null) return 'detached';
  if (place.branch !== null && place.branch !== branch) return 'wrong-branch';
  return head === null ? 'no-commit' : 'ok';
}

import type { CmsClient } from './cms-client.ts';
import type { Status } from './status.tsx';
import type { Words } from './words.ts';

const place = 'studio-undone';

/** Takes back a save by a commit of its own, and opens the page again, which shows what stood before. */
export function createUndo(client: CmsClient, status: Status, words: Words) {
  if (sessionStorage.getItem(place)) {
    sessionStorage.removeItem(place);
    status.say(words('undone'));
  }
  return async (commit: string): Promise<void> => {
    status.say(words('undoing'));
    try {
      await client.ask('undo', { commit });
    } catch (error) {
      return status.say(error instanceof Error ? error.message : String(error));
    }
    sessionStorage.setItem(place, commit);
    location.reload();
  };
}

import type { Entry } from './entry.ts';
import { type LastChange, lastChange, lastChanges } from './git-history.ts';

/** Who changed what when, read from git once for all files and again only for files that changed since. */
export interface ChangeDates {
  /** `null` where the content is not in a repository or the file was never committed. */
  of(entry: Pick<Entry, 'id' | 'modified'>): Promise<LastChange | null>;
  /** Says what a commit that was just made changed, so that git need not be asked. */
  note(file: Pick<Entry, 'id' | 'modified'>, change: LastChange): void;
  all(): Promise<ReadonlyMap<string, LastChange>>;
}

/** Starts to read the history of `contentDir`; nobody waits for it until a date is needed. */
export function openChangeDates(contentDir: string): ChangeDates {
  let readAt = Date.now();
  let known = lastChanges(contentDir);
  const newer = new Map<string, { modified: number; change: Promise<LastChange | null> }>();

  async function of({ id, modified }: Pick<Entry, 'id' | 'modified'>): Promise<LastChange | null> {
    if (modified <= readAt) return (await known).get(id) ?? null;
    const found = newer.get(id);
    if (found?.modified === modified) return found.change;
    const change = lastChange(contentDir, id);
    newer.set(id, { modified, change });
    return change;
  }

  return {
    of,
    note({ id, modified }, change) {
      newer.set(id, { modified, change: Promise.resolve(change) });
    },
    async all() {
      if (newer.size > 0) {
        newer.clear();
        readAt = Date.now();
        known = lastChanges(contentDir);
      }
      return known;
    },
  };
}

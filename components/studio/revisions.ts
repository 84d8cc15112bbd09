/** Keeps the revisions that entries carry up to date with what this window has saved. */
export interface Revisions {
  /** The text of a file with the revision that its last save in this window led to. */
  renew(file: RevisedFile): string;
  /** Notes that a file of one revision was saved as another. */
  note(file: RevisedFile, revision: string): void;
}

interface RevisedFile {
  path: string;
  raw: string;
}

const line = /^_revision: *["']?([0-9a-f]{40,64}|none)["']?[ \t]*$/m;

/**
 * Decap does not read an entry again after saving it, so the next save carries the revision before. Only what
 * this window has replaced itself is renewed: a draft that the browser kept stays as old as it is.
 */
export function createRevisions(): Revisions {
  const followers = new Map<string, string>();
  // Bytes name themselves; of files that were not there, each is followed by its own.
  const nameOf = (path: string, revision: string) => (revision === 'none' ? `none of ${path}` : revision);
  return {
    renew: ({ path, raw }) =>
      raw.replace(line, (written, revision: string) => {
        let newest = nameOf(path, revision);
        for (let next = followers.get(newest); next; next = followers.get(newest)) newest = next;
        return newest === nameOf(path, revision) ? written : `_revision: "${newest}"`;
      }),
    note({ path, raw }, revision) {
      const [, before] = line.exec(raw) ?? [];
      if (!before || before === revision) return;
      // Bytes that stood before have the revision that they had: what stands now is followed by nothing.
      followers.delete(revision);
      followers.set(nameOf(path, before), revision);
    },
  };
}

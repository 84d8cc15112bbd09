/** Keeps the revisions that entries carry up to date with what this window has saved. */
export interface Revisions {
  /** The text with the revision that its last save in this window led to. */
  renew(raw: string): string;
  /** Notes that a text of one revision was saved as another. */
  note(raw: string, revision: string): void;
}

const line = /^_revision: *["']?([0-9a-f]{40,64}|none)["']?[ \t]*$/m;

/**
 * Decap does not read an entry again after saving it, so the next save carries the revision before. Only what
 * this window has replaced itself is renewed: a draft that the browser kept stays as old as it is.
 */
export function createRevisions(): Revisions {
  const followers = new Map<string, string>();
  return {
    renew: (raw) =>
      raw.replace(line, (written, revision: string) => {
        let newest = revision;
        for (let next = followers.get(newest); next; next = followers.get(newest)) newest = next;
        return newest === revision ? written : `_revision: "${newest}"`;
      }),
    note(raw, revision) {
      const [, before] = line.exec(raw) ?? [];
      if (!before || before === 'none' || before === revision) return;
      // Bytes that stood before have the revision that they had: what stands now is followed by nothing.
      followers.delete(revision);
      followers.set(before, revision);
    },
  };
}

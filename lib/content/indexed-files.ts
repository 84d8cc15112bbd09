import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { problemAt } from '#lib/problems/codes.ts';
import type { Problem } from '#lib/problems/problem.ts';
import { changedDependencies } from './changed-dependencies.ts';
import { contentFile } from './content-file.ts';
import type { Entry } from './entry.ts';
import { createEntryIndex } from './entry-index.ts';
import { earlierVersions } from './git-history.ts';
import type { ListedFile, Listing } from './list-files.ts';
import { parseEntry, readEntry } from './read-entry.ts';
import type { Dependency } from './track.ts';

/** How many files are read together. */
const batch = 32;

/** A change of the index that has been read and is still to be made; it adds what depends on it. */
type Step = (changed: Set<Dependency>) => void;

/** The index of a content folder's files, with those that cannot be read as documents. */
export class IndexedFiles {
  readonly index = createEntryIndex();
  readonly broken = new Map<string, Problem[]>();
  /** Size and time of the broken files, so that they are read again only when they change. */
  readonly #brokenStamps = new Map<string, string>();
  readonly #contentDir: string;

  constructor(contentDir: string) {
    this.#contentDir = contentDir;
  }

  /** Takes in what a listing of the whole folder shows to be new, changed or gone. */
  async takeListing({ files, unreadable, links }: Listing): Promise<Set<Dependency>> {
    const present = new Set(files.map((file) => file.id));
    const hidden = unreadable.map(({ id }) => id);
    for (const id of this.broken.keys()) if (!present.has(id)) this.broken.delete(id);
    for (const { id, reason } of unreadable)
      this.broken.set(id, [problemAt('folder-unreadable', id, { reason })]);
    for (const id of links) this.broken.set(id, [problemAt('file-link', id)]);
    const isHidden = (id: string) => hidden.some((folder) => id === folder || id.startsWith(`${folder}/`));
    const known = Array.from(this.index.all(), ({ id }) => id);
    const gone = known.filter((id) => !present.has(id) && !isHidden(id));
    return this.#takeAll(
      files.filter((file) => !this.#isKnown(file)),
      gone,
    );
  }

  /** Takes in what became of these files. */
  async takeFiles(ids: readonly string[]): Promise<Set<Dependency>> {
    const stale: ListedFile[] = [];
    const gone: string[] = [];
    for (const id of ids) {
      const file = contentFile(id);
      if (!file) continue;
      const stats = await lstat(join(this.#contentDir, id)).catch(() => null);
      const listed = stats && { ...file, size: stats.size, modified: stats.mtimeMs };
      if (!listed) gone.push(id);
      // The system announces also what was read already.
      else if (!this.#isKnown(listed)) stale.push(listed);
    }
    return this.#takeAll(stale, gone);
  }

  put(entry: Entry, changed: Set<Dependency>): void {
    const before = this.index.get(entry.id);
    this.index.set(entry);
    changedDependencies(before, entry, changed);
  }

  /** Reads all of them first: in between, the index says what it said before. */
  async #takeAll(stale: readonly ListedFile[], gone: readonly string[]): Promise<Set<Dependency>> {
    const steps: Step[] = [];
    for (let at = 0; at < stale.length; at += batch)
      steps.push(...(await Promise.all(stale.slice(at, at + batch).map((file) => this.#take(file)))));
    const changed = new Set<Dependency>();
    for (const id of gone) this.#drop(id, changed);
    for (const step of steps) step(changed);
    return changed;
  }

  async #take(file: ListedFile): Promise<Step> {
    const { entry, problems } = await readEntry(this.#contentDir, file);
    if (entry)
      return (changed) => {
        this.broken.delete(file.id);
        this.#brokenStamps.delete(file.id);
        this.put(entry, changed);
      };
    // The last good version stays (content case 34): the one in memory, or else the newest one in git.
    const kept = this.index.get(file.id) ? null : await lastReadable(this.#contentDir, file);
    return (changed) => {
      this.broken.set(file.id, problems);
      this.#brokenStamps.set(file.id, stamp(file));
      if (kept && !this.index.get(file.id)) this.put(kept, changed);
    };
  }

  #drop(id: string, changed: Set<Dependency>): void {
    const before = this.index.get(id);
    this.broken.delete(id);
    this.#brokenStamps.delete(id);
    this.index.delete(id);
    changedDependencies(before, undefined, changed);
  }

  #isKnown(file: ListedFile): boolean {
    const entry = this.index.get(file.id);
    const isSame = entry?.size === file.size && entry.modified === file.modified;
    return isSame || this.#brokenStamps.get(file.id) === stamp(file);
  }
}

async function lastReadable(contentDir: string, file: ListedFile): Promise<Entry | null> {
  for await (const source of earlierVersions(contentDir, file.id)) {
    const { entry } = parseEntry(file, source);
    if (entry) return entry;
  }
  return null;
}

function stamp(file: ListedFile): string {
  return `${file.size}:${file.modified}`;
}

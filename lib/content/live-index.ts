import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { problemAt } from '#lib/problems/codes.ts';
import type { Problem } from '#lib/problems/problem.ts';
import { changedDependencies } from './changed-dependencies.ts';
import { contentFile } from './content-file.ts';
import type { Entry } from './entry.ts';
import { createEntryIndex, type EntryIndex } from './entry-index.ts';
import { createFileGate, type FileGate } from './file-gate.ts';
import { earlierVersions } from './git-history.ts';
import { readIndexCache } from './index-cache.ts';
import { createIndexKeeper, type KeptPlace } from './keep-index.ts';
import { type ListedFile, type Listing, listFiles } from './list-files.ts';
import { parseEntry, readEntry } from './read-entry.ts';
import { isWithin, nextChange } from './schedule.ts';
import type { Dependency } from './track.ts';
import { watchFolders } from './watch-folders.ts';

export interface LiveIndexOptions extends KeptPlace {
  /** Whether to follow changes of the files. */
  watch: boolean;
}

/** The index of front matter, kept up to date by what changes on disk. */
export interface LiveIndex {
  index: EntryIndex;
  /** Texts of documents are read through it, so that none is newer than the index. */
  gate: Pick<FileGate, 'read'>;
  /** Files that cannot be read as documents, with their problems. */
  broken: ReadonlyMap<string, Problem[]>;
  /** Counts up with every change of front matter: what is derived from it is good for one version. */
  readonly version: number;
  /** Looks again at the files named, or at all of them. */
  refresh(ids?: readonly string[]): Promise<void>;
  /**
   * Runs `work`, which exchanges these files, and takes all of them in at once: whoever reads the index finds
   * none of the changes or all of them.
   * @throws what `work` throws; what it had changed by then is taken in as well.
   */
  exchange(ids: readonly string[], work: () => Promise<void>): Promise<void>;
  onChange(listener: (changed: ReadonlySet<Dependency>) => void): void;
  close(): Promise<void>;
}

/** How many files are read together. */
const batch = 32;

/** Opens the index of a content folder: from the kept one, reading only the files that changed since. */
export async function openLiveIndex(options: LiveIndexOptions): Promise<LiveIndex> {
  const { contentDir, cachePath, fingerprint } = options;
  const index = createEntryIndex();
  const gate = createFileGate();
  const broken = new Map<string, Problem[]>();
  /** Size and time of the broken files, so that they are read again only when they change. */
  const brokenStamps = new Map<string, string>();
  const listeners: ((changed: ReadonlySet<Dependency>) => void)[] = [];
  let version = 0;

  for (const entry of await readIndexCache(cachePath, fingerprint, contentDir)) index.set(asOf(entry));
  let nextAt = 0;
  const keeper = createIndexKeeper(options, () => [...index.all()]);
  const listing = await listFiles(contentDir);
  const changed = await takeListing(listing);
  if (changed.size > 0) await keeper.now();
  const watcher = options.watch
    ? watchFolders(contentDir, listing.folders, (ids) => void refresh(ids))
    : null;

  async function takeListing({ files, unreadable, links }: Listing): Promise<Set<Dependency>> {
    const present = new Set(files.map((file) => file.id));
    const hidden = unreadable.map(({ id }) => id);
    for (const id of broken.keys()) if (!present.has(id)) broken.delete(id);
    for (const { id, reason } of unreadable) broken.set(id, [problemAt('folder-unreadable', id, { reason })]);
    for (const id of links) broken.set(id, [problemAt('file-link', id)]);
    const isHidden = (id: string) => hidden.some((folder) => id === folder || id.startsWith(`${folder}/`));
    const gone = Array.from(index.all(), ({ id }) => id).filter((id) => !present.has(id) && !isHidden(id));
    const stale = files.filter((file) => !isSame(index.get(file.id), file) && !isKnownBroken(file));
    return takeAll(stale, gone);
  }

  /** Reads all of them first: in between, the index says what it said before. */
  async function takeAll(stale: readonly ListedFile[], gone: readonly string[]): Promise<Set<Dependency>> {
    const steps: ((changed: Set<Dependency>) => void)[] = [];
    for (let at = 0; at < stale.length; at += batch)
      steps.push(...(await Promise.all(stale.slice(at, at + batch).map(take))));
    const changed = new Set<Dependency>();
    for (const id of gone) drop(id, changed);
    for (const step of steps) step(changed);
    return changed;
  }

  function isKnownBroken(file: ListedFile): boolean {
    return brokenStamps.get(file.id) === stamp(file);
  }

  /** Reads a file, and gives the step that makes it known. */
  async function take(file: ListedFile): Promise<(changed: Set<Dependency>) => void> {
    const { entry, problems } = await readEntry(contentDir, file);
    if (entry)
      return (changed) => {
        broken.delete(file.id);
        brokenStamps.delete(file.id);
        put(entry, changed);
      };
    // The last good version stays (content case 34): the one in memory, or else the newest one in git.
    const kept = index.get(file.id) ? null : await lastReadable(contentDir, file);
    return (changed) => {
      broken.set(file.id, problems);
      brokenStamps.set(file.id, stamp(file));
      if (kept && !index.get(file.id)) put(kept, changed);
    };
  }

  function put(entry: Entry, changed: Set<Dependency>): void {
    const before = index.get(entry.id);
    index.set(entry);
    changedDependencies(before, entry, changed);
  }

  function drop(id: string, changed: Set<Dependency>): void {
    const before = index.get(id);
    broken.delete(id);
    brokenStamps.delete(id);
    index.delete(id);
    changedDependencies(before, undefined, changed);
  }

  async function takeFiles(ids: readonly string[]): Promise<Set<Dependency>> {
    const stale: ListedFile[] = [];
    const gone: string[] = [];
    for (const id of ids) {
      const file = contentFile(id);
      if (!file) continue;
      const stats = await lstat(join(contentDir, id)).catch(() => null);
      const listed = stats && { ...file, size: stats.size, modified: stats.mtimeMs };
      if (!listed) gone.push(id);
      // The system announces also what was read already, as after `refresh`.
      else if (!isSame(index.get(id), listed) && !isKnownBroken(listed)) stale.push(listed);
    }
    return takeAll(stale, gone);
  }

  async function lookAgain(ids?: readonly string[]): Promise<void> {
    let changed: Set<Dependency>;
    if (ids) changed = await takeFiles(ids);
    else {
      watcher?.follow((await listFiles(contentDir)).folders);
      changed = await takeListing(await listFiles(contentDir));
    }
    announce(changed);
  }

  function announce(changed: Set<Dependency>): void {
    if (changed.size === 0) return;
    nextAt = 0;
    // What is derived from the index is made of front matter; a change of the text alone leaves it as it is.
    if ([...changed].some((dependency) => dependency.startsWith('set:'))) version += 1;
    for (const listener of listeners) listener(changed);
    keeper.soon();
  }

  let running: Promise<void> = Promise.resolve();
  function refresh(ids?: readonly string[]): Promise<void> {
    running = running.then(() => lookAgain(ids)).catch(sayUnreadable);
    return running;
  }

  function sayUnreadable(error: Error): void {
    console.error(`Changes in ${contentDir} could not be read: ${error.message}`);
  }

  function exchange(ids: readonly string[], work: () => Promise<void>): Promise<void> {
    const exchanged = running.then(() =>
      gate.exchange(async () => {
        try {
          await work();
        } finally {
          await lookAgain(ids).catch(sayUnreadable);
        }
      }),
    );
    running = exchanged.catch(() => {});
    return exchanged;
  }

  // Looked at often rather than set for the moment itself: the clock may jump.
  function followSchedule(): void {
    const now = Date.now();
    if (now < nextAt) return;
    const changed = new Set<Dependency>();
    for (const entry of [...index.all()])
      if (asOf(entry).isPublic !== entry.isPublic) put(asOf(entry), changed);
    announce(changed);
    nextAt = nextChange(index.all(), now);
  }

  // A watcher of the system may drop events when very many files change at once; a slow look catches those.
  const slowLook = options.watch ? setInterval(() => void refresh(), 60_000).unref() : undefined;

  const schedule = options.watch ? setInterval(followSchedule, 1_000).unref() : undefined;

  return {
    index,
    gate,
    broken,
    get version() {
      return version;
    },
    refresh,
    exchange,
    onChange: (listener) => void listeners.push(listener),
    async close() {
      clearInterval(slowLook);
      clearInterval(schedule);
      watcher?.close();
      await running;
      await keeper.close();
    },
  };
}

/** The entry as it is at this moment: public or not by its schedule. */
function asOf(entry: Entry): Entry {
  const isPublic = entry.isReleased && isWithin(entry.span, Date.now());
  return isPublic === entry.isPublic ? entry : { ...entry, isPublic };
}

async function lastReadable(contentDir: string, file: ListedFile): Promise<Entry | null> {
  for await (const source of earlierVersions(contentDir, file.id)) {
    const { entry } = parseEntry(file, source);
    if (entry) return entry;
  }
  return null;
}

function isSame(entry: Entry | undefined, file: ListedFile): boolean {
  return entry !== undefined && entry.size === file.size && entry.modified === file.modified;
}

function stamp(file: ListedFile): string {
  return `${file.size}:${file.modified}`;
}

import type { Problem } from '#lib/problems/problem.ts';
import type { Entry } from './entry.ts';
import type { EntryIndex } from './entry-index.ts';
import { createFileGate, type FileGate } from './file-gate.ts';
import { readIndexCache } from './index-cache.ts';
import { IndexedFiles } from './indexed-files.ts';
import { createIndexKeeper, type IndexKeeper, type KeptPlace } from './keep-index.ts';
import { listFiles } from './list-files.ts';
import { isWithin, nextChange } from './schedule.ts';
import type { Dependency } from './track.ts';
import { type FolderWatcher, watchFolders } from './watch-folders.ts';

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

type Listener = (changed: ReadonlySet<Dependency>) => void;

/** Opens the index of a content folder: from the kept one, reading only the files that changed since. */
export async function openLiveIndex(options: LiveIndexOptions): Promise<LiveIndex> {
  const { contentDir, cachePath, fingerprint } = options;
  const files = new IndexedFiles(contentDir);
  for (const entry of await readIndexCache(cachePath, fingerprint, contentDir)) files.index.set(asOf(entry));
  const keeper = createIndexKeeper(options, () => [...files.index.all()]);
  const listing = await listFiles(contentDir);
  const changed = await files.takeListing(listing);
  if (changed.size > 0) await keeper.now();
  const live = new FollowedIndex(files, keeper, contentDir);
  if (options.watch) live.watch(listing.folders);
  return live;
}

class FollowedIndex implements LiveIndex {
  readonly gate = createFileGate();
  version = 0;
  readonly #files: IndexedFiles;
  readonly #keeper: IndexKeeper;
  readonly #contentDir: string;
  readonly #listeners: Listener[] = [];
  readonly #timers: NodeJS.Timeout[] = [];
  #watcher: FolderWatcher | null = null;
  /** When an entry's schedule is next to be looked at. */
  #nextAt = 0;
  #running: Promise<void> = Promise.resolve();

  constructor(files: IndexedFiles, keeper: IndexKeeper, contentDir: string) {
    this.#files = files;
    this.#keeper = keeper;
    this.#contentDir = contentDir;
  }

  get index() {
    return this.#files.index;
  }

  get broken() {
    return this.#files.broken;
  }

  watch(folders: readonly string[]): void {
    this.#watcher = watchFolders(this.#contentDir, folders, (ids) => void this.refresh(ids));
    this.#timers.push(
      // A watcher of the system may drop events when very many files change at once; a slow look catches those.
      setInterval(() => void this.refresh(), 60_000).unref(),
      // Looked at often rather than set for the moment itself: the clock may jump.
      setInterval(() => this.#followSchedule(), 1_000).unref(),
    );
  }

  refresh(ids?: readonly string[]): Promise<void> {
    this.#running = this.#running.then(() => this.#lookAgain(ids)).catch((error) => this.#report(error));
    return this.#running;
  }

  exchange(ids: readonly string[], work: () => Promise<void>): Promise<void> {
    const exchanged = this.#running.then(() =>
      this.gate.exchange(async () => {
        try {
          await work();
        } finally {
          await this.#lookAgain(ids).catch((error) => this.#report(error));
        }
      }),
    );
    this.#running = exchanged.catch(() => {});
    return exchanged;
  }

  onChange(listener: Listener): void {
    this.#listeners.push(listener);
  }

  async close(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    this.#watcher?.close();
    await this.#running;
    await this.#keeper.close();
  }

  async #lookAgain(ids?: readonly string[]): Promise<void> {
    if (ids) return this.#announce(await this.#files.takeFiles(ids));
    this.#watcher?.follow((await listFiles(this.#contentDir)).folders);
    this.#announce(await this.#files.takeListing(await listFiles(this.#contentDir)));
  }

  #announce(changed: ReadonlySet<Dependency>): void {
    if (changed.size === 0) return;
    this.#nextAt = 0;
    // What is derived from the index is made of front matter; a change of the text alone leaves it as it is.
    if ([...changed].some((dependency) => dependency.startsWith('set:'))) this.version += 1;
    for (const listener of this.#listeners) listener(changed);
    this.#keeper.soon();
  }

  #followSchedule(): void {
    const now = Date.now();
    if (now < this.#nextAt) return;
    const changed = new Set<Dependency>();
    for (const entry of [...this.index.all()])
      if (asOf(entry).isPublic !== entry.isPublic) this.#files.put(asOf(entry), changed);
    this.#announce(changed);
    this.#nextAt = nextChange(this.index.all(), now);
  }

  #report(error: Error): void {
    console.error(`Changes in ${this.#contentDir} could not be read: ${error.message}`);
  }
}

/** The entry as it is at this moment: public or not by its schedule. */
function asOf(entry: Entry): Entry {
  const isPublic = entry.isReleased && isWithin(entry.span, Date.now());
  return isPublic === entry.isPublic ? entry : { ...entry, isPublic };
}

import { nearestFolder, watchFolders } from './folder-watcher.ts';
import { isFolder, type MediaIndex, scanMedia } from './media-index.ts';

/** The files of a folder, kept true. */
export interface FollowedMedia {
  files(): MediaIndex;
  /** Looks at the folder now, without waiting for the system to report a change. */
  refresh(): Promise<void>;
  /** Calls back with the keys of files that came, went or changed. */
  onChange(callback: (keys: string[]) => void): void;
  close(): void;
}

// Long enough for a file that is being copied, short enough for an editor who waits.
const settleTime = 80;

/** Reads a folder and follows its changes, also its first appearance. */
export async function followMedia(dir: string, report: (message: string) => void): Promise<FollowedMedia> {
  let files: MediaIndex = new Map();
  let timer: NodeJS.Timeout | undefined;
  let reading = Promise.resolve();
  const callbacks: ((keys: string[]) => void)[] = [];
  const watcher = watchFolders(schedule, report);

  // Not put off by further events: while one large file is being copied, others must still appear.
  function schedule() {
    timer ??= setTimeout(() => {
      timer = undefined;
      void refresh();
    }, settleTime).unref();
  }

  function refresh(): Promise<void> {
    reading = reading.then(read).catch((error) => report(`A change of media went wrong: ${String(error)}`));
    return reading;
  }

  async function read() {
    if (!isFolder(dir)) {
      report(`MEDIA_DIR: there is no folder at ${dir}. Pictures are left out until there is one.`);
    }
    const scan = isFolder(dir) ? await scanMedia(dir) : null;
    scan?.troubles.forEach(report);
    watcher.follow(scan?.folders.length ? scan.folders : [nearestFolder(dir)]);
    const found = scan?.files ?? new Map();
    const changed = differences(files, found);
    files = found;
    if (changed.length > 0) for (const callback of callbacks) callback(changed);
  }

  await read();
  // What came between the reading and the watching was announced to nobody.
  schedule();
  return {
    files: () => files,
    refresh,
    onChange: (callback) => callbacks.push(callback),
    close() {
      clearTimeout(timer);
      watcher.close();
    },
  };
}

function differences(before: MediaIndex, after: MediaIndex): string[] {
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys].filter((key) => before.get(key)?.version !== after.get(key)?.version);
}

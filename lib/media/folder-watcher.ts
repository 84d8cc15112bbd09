import { existsSync, type FSWatcher, watch } from 'node:fs';
import { basename, dirname } from 'node:path';

/** Tells that something changed in a set of folders; `follow` replaces the set. */
export interface FolderWatcher {
  follow(folders: readonly string[]): void;
  close(): void;
}

const pollEvery = 2000;

/**
 * Watches each folder by itself, since the recursive mode of `fs.watch` misses folders created in quick
 * succession. Where the system refuses (too many watches), it falls back to calling `onEvent` every two seconds.
 */
export function watchFolders(onEvent: () => void, report: (message: string) => void): FolderWatcher {
  const watchers = new Map<string, FSWatcher>();
  let poll: NodeJS.Timeout | undefined;

  function startPolling(error: unknown) {
    if (poll) return;
    report(
      `Changes of media are looked for every 2 s, since the system refuses to announce them: ${String(error)}`,
    );
    poll = setInterval(onEvent, pollEvery).unref();
  }

  function add(folder: string) {
    try {
      const watcher = watch(folder, { persistent: false }, (_event, name) => {
        // The folder itself went; one of the same name that follows it needs a watch of its own.
        if (name === basename(folder)) drop(folder);
        onEvent();
      });
      watcher.on('error', () => drop(folder));
      watchers.set(folder, watcher);
    } catch (error) {
      if (existsSync(folder)) startPolling(error);
    }
  }

  function drop(folder: string) {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  }

  return {
    follow(folders) {
      for (const folder of watchers.keys()) if (!folders.includes(folder)) drop(folder);
      for (const folder of folders) if (!watchers.has(folder)) add(folder);
    },
    close() {
      clearInterval(poll);
      for (const folder of [...watchers.keys()]) drop(folder);
    },
  };
}

/** The folder itself, or, while it is not there, the nearest one above it: where its appearance will show. */
export function nearestFolder(dir: string): string {
  return existsSync(dir) || dirname(dir) === dir ? dir : nearestFolder(dirname(dir));
}

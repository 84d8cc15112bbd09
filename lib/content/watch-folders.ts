import { type FSWatcher, watch } from 'node:fs';
import { relative, sep } from 'node:path';

export interface FolderWatcher {
  /** Follows these folders from now on, and no others. A folder that was made anew is followed anew. */
  follow(folders: readonly string[]): void;
  close(): void;
}

/** Waits this long (milliseconds) after the last event, so that a file written in several steps is read once. */
const quiet = 15;
/** But not longer than this after the first one. */
const longest = 150;

/**
 * Calls `onChange` with the ids of files that changed, or with `undefined` where all have to be looked at:
 * a folder came or went, or the system did not say which file it was.
 */
export function watchFolders(
  root: string,
  folders: readonly string[],
  onChange: (ids: string[] | undefined) => void,
): FolderWatcher {
  const watchers: FSWatcher[] = [];
  const pending = new Set<string>();
  let everything = false;
  let first = 0;
  let timer: NodeJS.Timeout | undefined;

  function flush(): void {
    const ids = everything ? undefined : [...pending];
    pending.clear();
    everything = false;
    first = 0;
    onChange(ids);
  }

  function note(folder: string, name: string | null): void {
    const id = name && relative(root, `${folder}${sep}${name}`).split(sep).join('/');
    if (id?.endsWith('.md')) pending.add(id);
    else if (!id || !/(^|\/)[.#]|~$|\.(tmp|swp|swx)$/.test(id)) everything = true;
    else return;
    first ||= performance.now();
    clearTimeout(timer);
    timer = setTimeout(flush, Math.min(quiet, Math.max(0, first + longest - performance.now())));
  }

  function follow(wanted: readonly string[]): void {
    closeAll();
    for (const folder of wanted) {
      try {
        const watcher = watch(folder, (_event, name) => note(folder, name));
        watcher.on('error', () => watcher.close());
        watchers.push(watcher);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        console.warn(`${folder} cannot be watched (${reason}). Changes in it are seen within a minute.`);
      }
    }
  }

  function closeAll(): void {
    for (const watcher of watchers.splice(0)) watcher.close();
  }

  follow(folders);
  return {
    follow,
    close() {
      clearTimeout(timer);
      closeAll();
    },
  };
}

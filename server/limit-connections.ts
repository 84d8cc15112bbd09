import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';

/** File descriptors that stay for the database, git, files of content and media, and the log. */
const reserve = 100;

/** Milliseconds between two lines about connections that were turned away. */
const pause = 60_000;

/** How many connections may be open where the system allows this many files. */
export function mostConnections(openFiles: number): number {
  return Math.max(openFiles - reserve, Math.floor(openFiles / 3));
}

/**
 * Turns further connections away while so many are open that the site could open no file any more: those that
 * it has are answered, and it says so in the log.
 */
export function limitConnections(server: Server): void {
  const openFiles = openFilesLimit();
  if (openFiles === null) return;
  server.maxConnections = mostConnections(openFiles);
  let toldAt = Number.NEGATIVE_INFINITY;
  server.on('drop', () => {
    if (performance.now() - toldAt < pause) return;
    toldAt = performance.now();
    console.warn(
      `More than ${server.maxConnections} connections: further ones are turned away. The system allows this process ${openFiles} open files (ulimit -n, LimitNOFILE).`,
    );
  });
}

/** `null` where proc(5) does not tell, or there is no limit. */
function openFilesLimit(): number | null {
  try {
    const [, limit] = /^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8')) ?? [];
    return limit === undefined ? null : Number(limit);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

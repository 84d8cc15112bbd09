import type { Database } from '#lib/database/database.ts';
import { createSharedReadMemory } from './shared-read-memory.ts';

/** What a session has last read of each file, for requests that name no revision. */
export type ReadRevisions = ReadonlyMap<string, string>;

/** What each session has last read of each file: what a save counts as based on that names no revision. */
export interface ReadMemory {
  of(session: string, paths: readonly string[]): Promise<ReadRevisions>;
  /** `null` stands for a file that is not there. */
  remember(session: string, revisions: Readonly<Record<string, string | null>>): Promise<void>;
}

/** So many sessions, those that asked last, are remembered. */
const mostSessions = 200;

/** Opens the memory: of this process, or, on Postgres, of all of them. */
export function openReadMemory(database: Database): ReadMemory {
  return database.engine === 'postgres' ? createSharedReadMemory(database) : createReadMemory();
}

function createReadMemory(): ReadMemory {
  const sessions = new Map<string, Map<string, string>>();

  function filesOf(session: string): Map<string, string> {
    const files = sessions.get(session) ?? new Map<string, string>();
    sessions.delete(session);
    sessions.set(session, files);
    const [oldest] = sessions.keys();
    if (sessions.size > mostSessions && oldest) sessions.delete(oldest);
    return files;
  }

  return {
    of: async (session) => filesOf(session),
    async remember(session, revisions) {
      const files = filesOf(session);
      for (const [path, revision] of Object.entries(revisions)) {
        if (revision) files.set(path, revision);
        else files.delete(path);
      }
    },
  };
}

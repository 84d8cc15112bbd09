import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Place } from './place.ts';

const workFile = z.object({
  path: z.string(),
  seen: z.string().nullable(),
  next: z.object({ blob: z.string(), mode: z.string() }).nullable(),
  waiting: z.string().nullable(),
  staged: z.string().nullable(),
});

const schema = z.object({
  branch: z.string(),
  from: z.string().nullable(),
  to: z.string(),
  reason: z.string(),
  /** `false`: it has to stand in the remote first, and it is not known whether it does. */
  isAgreed: z.boolean().default(true),
  /** The ref that moves with the branch, where a commit of the remote is followed. */
  agreedRef: z.string().optional(),
  files: z.array(workFile),
});

/** A commit that is written and about to be made, or fetched: all that is needed to complete it after a crash. */
export type Journal = z.infer<typeof schema>;

/** Writes the journal down to the disk; from now on the commit will be made. */
export async function writeJournal(place: Place, journal: z.input<typeof schema>): Promise<void> {
  await mkdir(place.ownDir, { recursive: true });
  const draft = join(place.ownDir, 'journal-draft');
  const file = await open(draft, 'w');
  try {
    await file.writeFile(JSON.stringify(journal));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, journalFile(place));
  const folder = await open(place.ownDir, 'r');
  await folder.sync();
  await folder.close();
}

/** The commit that was not completed; `null` if there is none. One that a disk has damaged is set aside. */
export async function readJournal(place: Place): Promise<Journal | null> {
  const text = await readFile(journalFile(place), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  const read = schema.safeParse(parseJson(text));
  if (read.success) return read.data;
  await rename(journalFile(place), `${place.ownDir}-journal.damaged-${Date.now()}`);
  return null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Ends a commit, done or given up: the journal goes, then whatever else was prepared in our folder. */
export async function clearOwnDir(place: Place): Promise<void> {
  await rm(journalFile(place), { force: true });
  for (const name of await readdir(place.ownDir).catch(() => [])) {
    await rm(join(place.ownDir, name), { force: true });
  }
}

function journalFile(place: Place): string {
  return join(place.ownDir, 'journal.json');
}

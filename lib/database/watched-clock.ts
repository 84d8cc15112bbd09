import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Database } from './database.ts';
import { readState, writeState } from './state.ts';
import type { Tables } from './tables.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** A clock that is further ahead of the time seen last has jumped, or the site was off: either is waited out. */
const maxGapMs = 2 * day;

/** The clocks of several processes may differ by this much. */
const maxSkewMs = hour;

/** For so long a clock that has jumped has to go on evenly before anything is deleted by it. */
const steadyAfterMs = day;

const name = 'clock';

const schema = z.object({
  /** The latest time that a process has seen. */
  seenAt: z.number(),
  /** Since when the clock has gone on evenly. */
  steadySince: z.number(),
  /** Where the last jump led from and to. */
  jump: z.object({ from: z.number(), to: z.number() }).nullable(),
});

/** How the clock of the machine has gone on, as all processes have seen it; milliseconds since 1970. */
export interface WatchedClock extends z.infer<typeof schema> {
  /** Whether deleting by its time is safe, and from when on. */
  isSteady: boolean;
  steadyAt: number;
}

/** A time that was noted. */
export interface NotedClock extends WatchedClock {
  /** What was dated meanwhile bears a time that was never believed: the clock has jumped once more before it was. */
  doubtful: { from: number; to: number } | null;
}

/** Notes the time, which each process does every hour, and says whether the clock can be believed. */
export function watchClock(database: Database, now: number): Promise<NotedClock> {
  return database.write(async (transaction) => {
    const known = await readKnown(transaction);
    const next = step(known, now);
    await writeState(transaction, name, JSON.stringify(next), now);
    const doubtful = known && next.jump?.to === now ? doubtfulSpan(known) : null;
    return { ...judged(next, now), doubtful };
  });
}

/** Whether the clock can be believed, without noting anything; `null` before it was noted for the first time. */
export async function readClock(db: Kysely<Tables>, now: number): Promise<WatchedClock | null> {
  const known = await readKnown(db);
  return known && judged({ ...step(known, now), seenAt: known.seenAt }, now);
}

async function readKnown(db: Kysely<Tables>): Promise<z.infer<typeof schema> | null> {
  const written = await readState(db, name);
  return written === null ? null : schema.parse(JSON.parse(written));
}

function step(known: z.infer<typeof schema> | null, now: number): z.infer<typeof schema> {
  if (!known) return { seenAt: now, steadySince: now, jump: null };
  const { seenAt } = known;
  const hasJumped = now - seenAt > maxGapMs || seenAt - now > maxSkewMs;
  if (hasJumped) return { seenAt: now, steadySince: now, jump: { from: seenAt, to: now } };
  return { ...known, seenAt: Math.max(seenAt, now) };
}

/** Whoever dated something did it until the next look, an hour after the last one. */
function doubtfulSpan(known: z.infer<typeof schema>): NotedClock['doubtful'] {
  if (judged(known, known.seenAt).isSteady) return null;
  return { from: known.steadySince - maxSkewMs, to: known.seenAt + 2 * hour };
}

function judged(clock: z.infer<typeof schema>, now: number): WatchedClock {
  const steadyAt = clock.steadySince + steadyAfterMs;
  return { ...clock, isSteady: now >= steadyAt, steadyAt };
}

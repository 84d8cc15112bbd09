import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type LaunchedServer, launchServer } from '#tools/lab/server-process.ts';
import { inspectMessages } from './inspect-messages.ts';
import { type Visit, visitStubbornly } from './stubborn-visitor.ts';

/** What many kills of the server have come to. */
export interface KillTally {
  kills: number;
  /** Of them before the server answered for the first time. */
  duringStart: number;
  /** Messages that the server said it had taken. */
  taken: number;
  /** Those of them that were on their way when a kill came, and were sent again. */
  interrupted: number;
  /** How long starts took until the server answered, in milliseconds. */
  starts: number[];
  /** Every way in which something was found wrong; none is right. */
  wrong: string[];
}

const visitors = 8;

/** Lets nobody in: mails are written and wait. */
const closedPeer = 'smtp://127.0.0.1:9';

/**
 * Kills the server (`kill -9`) again and again while people write, starts it at once on what it left, and
 * compares in the end what lies in the database with what people were told.
 */
export async function killServer(kills: number, tell: (line: string) => void = () => {}): Promise<KillTally> {
  const dataDir = await mkdtemp(join(tmpdir(), 'torture-kill-'));
  const env = { DATA_DIR: dataDir, CONTACT_TO: 'info@example.org', SMTP_URL: closedPeer };
  const tally: KillTally = { kills: 0, duringStart: 0, taken: 0, interrupted: 0, starts: [], wrong: [] };
  async function launch(): Promise<LaunchedServer> {
    const launchedAt = performance.now();
    const launched = await launchServer({ env });
    launched.ready.then(
      () => tally.starts.push(performance.now() - launchedAt),
      () => {},
    );
    return launched;
  }
  let server = await launch();
  const visit: Visit = {
    server: () => server,
    isOpen: () => (tally.kills < kills || !wasInterrupted(visit)) && tally.wrong.length === 0,
    written: [],
    answers: 0,
    wrong: tally.wrong,
  };
  async function kill(): Promise<void> {
    await server.kill();
    tally.kills += 1;
    if (tally.kills % 20 === 0) tell(`${tally.kills} kills, ${visit.written.length} messages`);
    server = await launch();
  }

  try {
    // The first kills come while the folder is empty: the database is being made.
    for (const early = Math.ceil(kills / 20); tally.duringStart < early; tally.duringStart += 1) {
      await sleep(150 + Math.random() * 700);
      await kill();
    }
    await server.ready;
    const writing = Promise.allSettled(
      Array.from({ length: visitors }, (_, index) => visitStubbornly(visit, `v${index}`)),
    );
    while (visit.written.length < visitors && visit.isOpen()) await sleep(50);
    for (let isEarly = false; visit.isOpen(); isEarly = Math.random() < 0.2) {
      if (isEarly) tally.duringStart += 1;
      else await untilSomebodyIsAnswered(server, visit);
      await sleep(Math.random() ** 2 * 1500);
      await kill();
    }
    await writing;
  } finally {
    await server.ready.finally(() => server.stop());
  }
  const taken = visit.written.filter(({ location }) => location !== null);
  tally.taken = taken.length;
  tally.interrupted = taken.filter(({ interrupted }) => interrupted > 0).length;
  tally.wrong.push(...(await inspectMessages({ databaseUrl: null, dataDir }, visit.written)));
  if (tally.wrong.length === 0) await rm(dataDir, { recursive: true });
  else tally.wrong.push(`The database is kept in ${dataDir}.`);
  return tally;
}

/** Otherwise a slow machine would be killed before it has done anything, again and again. */
async function untilSomebodyIsAnswered(server: LaunchedServer, visit: Visit): Promise<void> {
  await server.ready;
  for (const { answers } = visit; visit.answers === answers && visit.wrong.length === 0; ) await sleep(5);
}

/** Whether any kill so far came between a message and its answer. */
function wasInterrupted({ written }: Visit): boolean {
  return written.some(({ interrupted }) => interrupted > 0);
}

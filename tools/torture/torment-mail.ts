import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '#lib/database/database.ts';
import { migrate } from '#lib/database/migrate.ts';
import { openDatabase } from '#lib/database/open-database.ts';
import { createEnqueueMails } from '#lib/mail/enqueue-mails.ts';
import { fastClock } from '#tests/doubles/clock.ts';
import { testMail } from '#tests/doubles/mail.ts';
import { type BadPeer, outage, startBadPeer } from './bad-peer.ts';
import { inspectMail, type MailTally } from './inspect-mail.ts';
import type { MailProcessOptions } from './mail-process.ts';

export interface TormentOptions {
  /** How often the process that sends is killed (`kill -9`). */
  kills: number;
  /** For how long the mail server is out of order, on the mails' clock. */
  hours: number;
  /** For how many seconds it is, on the machine's. */
  seconds: number;
  mails: number;
}

/** Of all kills, so many fall into the time after the outage, when mails are taken. */
const killsAfterwards = 0.4;

/**
 * Puts mails into an outbox while the mail server is away, hangs and drops, and kills the process that sends them
 * again and again, then lets the server take what comes, and kills on. Looks at what has arrived in the end.
 */
export async function tormentMail(
  { kills, hours, seconds, mails }: TormentOptions,
  tell: (line: string) => void = () => {},
): Promise<MailTally> {
  const dataDir = await mkdtemp(join(tmpdir(), 'torture-mail-'));
  const database = await openDatabase({ databaseUrl: null, dataDir });
  await migrate(database);
  const peer = await startBadPeer();
  const speed = (hours * 3600) / seconds;
  const [start, startedAt] = [Date.now(), Date.now()];
  const clock = fastClock(speed, start);
  const enqueue = createEnqueueMails({ from: { name: '', address: 'web@example.org' } }, clock.now);
  const victim = { dataDir, smtpUrl: peer.url, speed, start, startedAt };
  const stopped = new AbortController();
  let interrupted = 0;

  async function fill(count: number, pause: number, from: number): Promise<void> {
    for (let index = from; index < from + count; index += 1) {
      const mail = testMail({ subject: `Mail ${index}` });
      await database.write((transaction) => enqueue(transaction, [mail], null));
      await sleep(pause);
    }
  }

  async function killAgainAndAgain(times: number, within: number): Promise<void> {
    for (let killed = 0; killed < times; killed += 1) {
      const child = await startVictim(victim);
      await sleep(Math.random() * 2 * (within / times));
      child.kill('SIGKILL');
      await once(child, 'exit');
      interrupted += await countUnderWay(database, clock.now());
      if (killed % 10 === 9) tell(`${killed + 1} kills, ${peer.taken().length} mails taken so far`);
    }
  }

  const before = Math.round(kills * (1 - killsAfterwards));
  const half = Math.round(mails / 2);
  tell(`The mail server is out of order for ${hours} h, in ${seconds} s.`);
  const moods = changeMoods(peer, seconds, stopped.signal);
  const outageIsOver = sleep(seconds * 1000);
  await Promise.all([
    outageIsOver,
    fill(half, (seconds * 900) / half, 0),
    killAgainAndAgain(before, seconds * 1000 * 0.6),
  ]);
  stopped.abort();
  await moods;
  await peer.setMood('takes-slowly');
  tell('It takes mails again, slowly.');
  const after = kills - before;
  await Promise.all([fill(mails - half, (after * 700) / mails, half), killAgainAndAgain(after, after * 600)]);
  tell('No more kills.');
  const last = await startVictim(victim);
  const tally = await inspectMail({ database, peer, mails, kills, interrupted });
  last.kill('SIGKILL');
  await once(last, 'exit');
  await peer.stop();
  await database.close();
  if (tally.wrong.length === 0) await rm(dataDir, { recursive: true });
  else tally.wrong.push(`The database is kept in ${dataDir}.`);
  return tally;
}

async function countUnderWay({ db }: Database, now: number): Promise<number> {
  const rows = await db
    .selectFrom('outbox')
    .select('id')
    .where('state', '=', 'sending')
    .where('lease_until', '>', now)
    .execute();
  return rows.length;
}

/** Goes through the kinds of outage, twice within `seconds`, until `signal` stops it. */
async function changeMoods(peer: BadPeer, seconds: number, signal: AbortSignal): Promise<void> {
  for (let turn = 0; !signal.aborted; turn += 1) {
    await peer.setMood(outage[turn % outage.length] ?? 'is-away');
    await sleep((seconds * 1000) / (2 * outage.length), undefined, { signal }).catch(() => {});
  }
}

async function startVictim(options: MailProcessOptions): Promise<ChildProcess> {
  const file = join(import.meta.dirname, 'mail-process.ts');
  const child = spawn(process.execPath, [file, JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit').then(() => {
    throw new Error('The process that sends mail ended by itself.');
  });
  await Promise.race([once(child.stdout, 'data'), ended]);
  ended.catch(() => {});
  return child;
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '#lib/database/database.ts';
import type { BadPeer } from './bad-peer.ts';

/** What tormented mail has come to. */
export interface MailTally {
  kills: number;
  /** Mails that were under way when their process was killed. */
  interrupted: number;
  mails: number;
  delivered: number;
  /** Taken once more than needed, under the Message-ID that the recipient knows. */
  duplicates: number;
  attempts: number;
  /** Every way in which something was found wrong; none is right. */
  wrong: string[];
}

/** Seconds in which the outbox has to be empty once nobody kills any more. */
const patience = 120;

/** Waits until the outbox is empty, then compares it with what has arrived. */
export async function inspectMail(given: {
  database: Database;
  peer: BadPeer;
  mails: number;
  kills: number;
  interrupted: number;
}): Promise<MailTally> {
  const { database, peer, mails, kills, interrupted } = given;
  const wrong: string[] = [];
  if (!(await isEmptied(database))) wrong.push(`The outbox is not empty after ${patience} s.`);
  const rows = await database.db.selectFrom('outbox').selectAll().execute();
  if (rows.length !== mails) wrong.push(`${mails} mails were put into the outbox, ${rows.length} are there.`);
  for (const { subject, state, text, last_error } of rows) {
    if (state !== 'sent') wrong.push(`${subject} is ${state}: ${last_error}`);
    else if (text !== '') wrong.push(`${subject} is sent and still has its text.`);
  }
  const taken = peer.taken();
  const arrived = Map.groupBy(taken, ({ messageId }) => messageId);
  for (const { subject, mail_id } of rows) {
    const copies = arrived.get(mail_id) ?? [];
    if (copies.length === 0) wrong.push(`${subject} was lost.`);
    if (copies.some(({ raw }) => !raw.includes(`Subject: ${subject}\r\n`))) wrong.push(`${subject} changed.`);
  }
  const known = new Set(rows.map(({ mail_id }) => mail_id));
  for (const id of arrived.keys()) if (!known.has(id)) wrong.push(`${id} arrived and is not in the outbox.`);
  return {
    kills,
    interrupted,
    mails,
    delivered: arrived.size,
    duplicates: taken.length - arrived.size,
    attempts: rows.reduce((sum, row) => sum + row.attempts, 0),
    wrong,
  };
}

async function isEmptied({ db }: Database): Promise<boolean> {
  const until = performance.now() + patience * 1000;
  while (performance.now() < until) {
    const waiting = db.selectFrom('outbox').select('id').where('state', 'in', ['queued', 'sending']);
    if (!(await waiting.limit(1).executeTakeFirst())) return true;
    await sleep(100);
  }
  return false;
}

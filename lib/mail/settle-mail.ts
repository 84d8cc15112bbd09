import type { Database } from '#lib/database/database.ts';
import type { ClaimedMail } from './claim-mail.ts';
import { isTimeToGiveUp, retryDelay } from './retry-plan.ts';
import type { SmtpFailure } from './smtp-failure.ts';

const noLease = { lease_until: null, lease_owner: null };
const noBody = { text: '', html: '' };

/** Notes that the peer has taken a mail, and forgets what stood in it. */
export async function markSent(database: Database, mail: ClaimedMail, now: number): Promise<void> {
  await database.write((transaction) =>
    transaction
      .updateTable('outbox')
      // Whoever holds it by now: it has been delivered.
      .set({ state: 'sent', sent_at: now, last_error: null, ...noLease, ...noBody })
      .where('id', '=', mail.id)
      .execute(),
  );
}

/** Notes a failure: the mail is tried again later, or given up and left for a person to look at. */
export async function markFailed(
  database: Database,
  mail: ClaimedMail,
  { isPermanent, reason }: SmtpFailure,
  now: number,
): Promise<void> {
  const age = { createdAt: mail.created_at, attempts: mail.attempts };
  const isOver = isPermanent || isTimeToGiveUp(age, now);
  await settle(database, mail, {
    state: isOver ? 'given-up' : 'queued',
    next_attempt_at: now + retryDelay(mail.attempts, Math.random()),
    last_error: reason,
  });
}

/** Drops a mail that is of no use any more, such as a link to sign in that has run out. */
export async function markExpired(database: Database, mail: ClaimedMail): Promise<void> {
  await settle(database, mail, { state: 'given-up', last_error: 'expired', ...noBody });
}

/** Puts a mail back that was interrupted by this process's own end. */
export async function putBack(database: Database, mail: ClaimedMail, now: number): Promise<void> {
  await settle(database, mail, { state: 'queued', next_attempt_at: now, last_error: 'interrupted' });
}

async function settle(
  database: Database,
  mail: ClaimedMail,
  change: { state: string; next_attempt_at?: number; last_error: string; text?: string; html?: string },
): Promise<void> {
  await database.write((transaction) =>
    transaction
      .updateTable('outbox')
      .set({ ...change, ...noLease })
      .where('id', '=', mail.id)
      // Not if somebody else has claimed it meanwhile.
      .where('lease_owner', '=', mail.lease_owner)
      .execute(),
  );
}

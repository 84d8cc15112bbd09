import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Tables } from '#lib/database/tables.ts';
import type { ProblemCode } from './delivery-problem.ts';
import type { MailSettings } from './mail-settings.ts';
import { domainOf } from './mailbox.ts';
import type { EnqueueMails } from './mailer.ts';
import type { OutgoingMail } from './outgoing-mail.ts';

/** More confirmations than this in `confirmationWindow` (milliseconds) are not sent to one address. */
export const confirmationLimit = 3;

/** Milliseconds: an hour. */
export const confirmationWindow = 3_600_000;

/** What `last_error` says of a confirmation that was held back. */
export const heldBack = 'too-many-confirmations' satisfies ProblemCode;

/**
 * Returns what puts mails into the outbox, each with the Message-ID that all its attempts share. Without
 * settings nothing is put there. Whoever enters somebody else's address again and again makes this site mail
 * that person no more than three times an hour; further confirmations are kept as given up, and can be sent
 * by hand.
 */
export function createEnqueueMails(
  settings: Pick<MailSettings, 'from'> | null,
  now: () => number = Date.now,
): EnqueueMails {
  if (settings === null) return async () => {};
  const host = domainOf(settings.from.address);
  return async (transaction, mails, messageId) => {
    for (const mail of mails) {
      const at = now();
      const isHeld = mail.kind === 'confirmation' && (await hadEnough(transaction, mail.to, at));
      await transaction
        .insertInto('outbox')
        .values({ ...outboxRow(mail, { host, messageId, at }), ...(isHeld ? held : {}) })
        .execute();
    }
  };
}

const held = { state: 'given-up', last_error: heldBack } as const;

function outboxRow(mail: OutgoingMail, context: { host: string; messageId: string | null; at: number }) {
  const { host, messageId, at } = context;
  return {
    id: randomUUID(),
    kind: mail.kind,
    message_id: messageId,
    locale: mail.locale,
    recipient: mail.to,
    reply_to: mail.replyTo ? JSON.stringify(mail.replyTo) : null,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    mail_id: `<${randomUUID()}@${host}>`,
    state: 'queued',
    attempts: 0,
    next_attempt_at: at,
    lease_until: null,
    lease_owner: null,
    last_error: null,
    created_at: at,
    sent_at: null,
    expires_at: mail.expiresAt ?? null,
  };
}

async function hadEnough(transaction: Transaction<Tables>, address: string, at: number): Promise<boolean> {
  const { count } = await transaction
    .selectFrom('outbox')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('kind', '=', 'confirmation')
    .where('created_at', '>', at - confirmationWindow)
    .where(({ fn }) => fn('lower', ['recipient']), '=', address.toLowerCase())
    .where(({ not, and, eb }) => not(and([eb('state', '=', 'given-up'), eb('last_error', '=', heldBack)])))
    .executeTakeFirstOrThrow();
  return Number(count) >= confirmationLimit;
}

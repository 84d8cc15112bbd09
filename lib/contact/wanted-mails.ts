import type { Database } from '#lib/database/database.ts';
import type { OutgoingMail } from '#lib/mail/outgoing-mail.ts';
import { linkKey } from './link-key.ts';
import type { StoredMessage } from './message.ts';
import type { ComposeMails } from './message-store.ts';

/** Writes the mails that a message would have caused when it came, had it not been set aside. */
export type WriteWantedMails = (message: StoredMessage) => Promise<readonly OutgoingMail[]>;

/** Creates the writer; the sender's private link follows from the one-use number that the message came with. */
export function createWantedMailWriter(options: {
  database: Pick<Database, 'db'>;
  linkSecret: Buffer;
  composeMails: (message: StoredMessage, key: string) => ReturnType<ComposeMails>;
}): WriteWantedMails {
  const { database, linkSecret, composeMails } = options;
  return async (message) => {
    const row = await database.db
      .selectFrom('message')
      .where('id', '=', message.id)
      .select('nonce')
      .executeTakeFirst();
    return row ? composeMails(message, linkKey(linkSecret, row.nonce)) : [];
  };
}

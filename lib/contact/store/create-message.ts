import type { Selectable, Transaction } from 'kysely';
import type { Database } from '#lib/database/database.ts';
import { newId } from '#lib/database/new-id.ts';
import type { MessageTable, Tables } from '#lib/database/tables.ts';
import type { EnqueueMails } from '#lib/mail/mailer.ts';
import { toDelivery } from '#lib/mail/outbox-queries.ts';
import type { NewMessage, StoredMessage } from '../message.ts';
import type { ComposeMails, Created } from '../message-store.ts';
import { fromRow, type HashedUpload, hashContent, toRow } from './message-row.ts';
import { readDeliveries, readMessages } from './read-messages.ts';
import { newReference } from './reference.ts';
import { isOneOf } from './selection.ts';

/** Two of 5 · 10¹⁰ references are hardly ever the same; five times in a row, something is broken. */
const attempts = 5;

/** Stores a message with its uploads and mails, in one transaction and once per one-use number. */
export async function createMessage(
  database: Database,
  enqueueMails: EnqueueMails,
  given: { message: NewMessage; composeMails: ComposeMails },
): Promise<Created> {
  const { message, composeMails } = given;
  return database.write(async (transaction) => {
    const contentHash = hashContent(message, await readUploads(transaction, message.uploads));
    const id = newId(message.receivedAt);
    for (let attempt = 0; attempt < attempts; attempt++) {
      const row = toRow(message, { id, reference: newReference(), contentHash });
      // One statement asks and stores: whoever comes second waits for the first one's commit.
      const { numInsertedOrUpdatedRows } = await transaction
        .insertInto('message')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      if (numInsertedOrUpdatedRows === 1n) {
        const stored = await claimUploads(transaction, message.uploads, row);
        const mails = composeMails(stored);
        if (mails.length > 0) await enqueueMails(transaction, mails, id);
        const deliveries = mails.length > 0 ? await readDeliveries(transaction, [id]) : [];
        return {
          kind: 'stored',
          message: { ...stored, deliveries: deliveries.map(toDelivery) },
          isReplay: false,
        };
      }
      const known = await findByNonce(transaction, message.nonce);
      if (known?.content_hash === contentHash)
        return { kind: 'stored', message: await readOne(transaction, known.id), isReplay: true };
      if (known) return { kind: 'number-used' };
    }
    throw new Error('No free reference was found for a message.');
  });
}

/** Claimed ones too: a replay names those that its first arrival has claimed. */
async function readUploads(
  transaction: Transaction<Tables>,
  ids: readonly string[],
): Promise<HashedUpload[]> {
  if (ids.length === 0) return [];
  return transaction
    .selectFrom('upload')
    .where(isOneOf('upload.id', ids))
    .where('is_complete', '=', 1)
    .select(['id', 'name', 'type', 'size', 'sha256'])
    .execute();
}

/** The new message with its files; hardly any has some, and most are spared the questions for them. */
async function claimUploads(
  transaction: Transaction<Tables>,
  ids: readonly string[],
  row: Selectable<MessageTable>,
): Promise<StoredMessage> {
  if (ids.length === 0) return fromRow(row, { attachments: [], notes: [], deliveries: [] });
  await transaction
    .updateTable('upload')
    .set({ message_id: row.id })
    .where(isOneOf('upload.id', ids))
    .where('message_id', 'is', null)
    .where('is_complete', '=', 1)
    .execute();
  return readOne(transaction, row.id);
}

async function findByNonce(transaction: Transaction<Tables>, nonce: string) {
  return transaction
    .selectFrom('message')
    .where('nonce', '=', nonce)
    .select(['id', 'content_hash'])
    .executeTakeFirst();
}

async function readOne(transaction: Transaction<Tables>, id: string): Promise<StoredMessage> {
  const [message] = await readMessages(transaction, (query) => query.where('id', '=', id));
  if (!message) throw new Error('A message that was just stored cannot be read.');
  return message;
}

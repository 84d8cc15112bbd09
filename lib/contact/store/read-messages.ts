import type { Kysely, SelectQueryBuilder } from 'kysely';
import type { Tables } from '#lib/database/tables.ts';
import { toDelivery } from '#lib/mail/outbox-queries.ts';
import { linkLife } from '../link-life.ts';
import type { StoredMessage } from '../message.ts';
import { fromRow, hashKey } from './message-row.ts';

/** Well below the number of parameters that a query may have. */
const atOnce = 500;

type Choice = (
  query: SelectQueryBuilder<Tables, 'message', object>,
) => SelectQueryBuilder<Tables, 'message', object>;

/** The messages that `choose` leaves, with all that hangs on them, newest first. */
export async function readMessages(db: Kysely<Tables>, choose: Choice): Promise<StoredMessage[]> {
  const rows = await choose(db.selectFrom('message'))
    .selectAll('message')
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const messages: StoredMessage[] = [];
  for (let start = 0; start < rows.length; start += atOnce) {
    const some = rows.slice(start, start + atOnce);
    const parts = await readParts(
      db,
      some.map(({ id }) => id),
    );
    messages.push(...some.map((row) => fromRow(row, parts(row.id))));
  }
  return messages;
}

/** The message with this private link, as long as the link is good. */
export async function findByKey(db: Kysely<Tables>, key: string, now: number): Promise<StoredMessage | null> {
  const [message] = await readMessages(db, (query) =>
    query.where('key_hash', '=', hashKey(key)).where('received_at', '>', now - linkLife),
  );
  return message ?? null;
}

/** The mails that these messages have caused, in the order in which they are told. */
export function readDeliveries(db: Kysely<Tables>, ids: readonly string[]) {
  return db
    .selectFrom('outbox')
    .where('message_id', 'in', ids)
    .selectAll()
    .orderBy('created_at')
    .orderBy('kind', 'desc')
    .execute();
}

async function readParts(db: Kysely<Tables>, ids: readonly string[]) {
  const uploads = await db
    .selectFrom('upload')
    .where('message_id', 'in', ids)
    .select(['id', 'name', 'type', 'size', 'message_id'])
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  const notes = await db
    .selectFrom('note')
    .where('message_id', 'in', ids)
    .selectAll()
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  const mails = await readDeliveries(db, ids);
  const byMessage = {
    uploads: Map.groupBy(uploads, (row) => row.message_id),
    notes: Map.groupBy(notes, (row) => row.message_id),
    mails: Map.groupBy(mails, (row) => row.message_id),
  };
  return (id: string): Pick<StoredMessage, 'attachments' | 'notes' | 'deliveries'> => ({
    attachments: (byMessage.uploads.get(id) ?? []).map(({ message_id, ...upload }) => upload),
    notes: (byMessage.notes.get(id) ?? []).map((note) => ({
      ...{ id: note.id, text: note.text, authorName: note.author_name, createdAt: note.created_at },
    })),
    deliveries: (byMessage.mails.get(id) ?? []).map(toDelivery),
  });
}

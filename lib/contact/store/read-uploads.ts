import type { Kysely } from 'kysely';
import { isId } from '#lib/database/new-id.ts';
import type { Tables } from '#lib/database/tables.ts';
import type { Attachment } from '../message.ts';
import { isOneOf } from './selection.ts';

/** Milliseconds for which an upload waits for its message. */
export const uploadLife = 24 * 3_600_000;

/** Those of the uploads that still wait for a message, in the order asked for. */
export async function waitingUploads(
  db: Kysely<Tables>,
  ids: readonly string[],
  now: number,
): Promise<Attachment[]> {
  const rows = await db
    .selectFrom('upload')
    .where(isOneOf('upload.id', ids))
    .where('message_id', 'is', null)
    .where('is_complete', '=', 1)
    .where('created_at', '>', now - uploadLife)
    .select(['id', 'name', 'type', 'size'])
    .execute();
  return rows.sort((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id));
}

/** An upload with its bytes, read piece by piece; `null` if there is none or it never came whole. */
export async function openUpload(
  db: Kysely<Tables>,
  id: string,
): Promise<{ file: Attachment; messageId: string | null; body: AsyncIterable<Uint8Array> } | null> {
  if (!isId(id)) return null;
  const row = await db
    .selectFrom('upload')
    .where('id', '=', id)
    .where('is_complete', '=', 1)
    .select(['id', 'name', 'type', 'size', 'message_id'])
    .executeTakeFirst();
  if (!row) return null;
  const { message_id: messageId, ...file } = row;
  return { file, messageId, body: readBytes(db, file) };
}

async function* readBytes(db: Kysely<Tables>, { id, size }: Attachment): AsyncGenerator<Uint8Array> {
  for (let position = 0, read = 0; read < size; position++) {
    const chunk = await db
      .selectFrom('upload_chunk')
      .where('upload_id', '=', id)
      .where('position', '=', position)
      .select('bytes')
      .executeTakeFirst();
    if (!chunk) throw new Error(`The upload ${id} was deleted while it was being read.`);
    read += chunk.bytes.byteLength;
    yield chunk.bytes;
  }
}

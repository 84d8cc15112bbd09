import { createHash } from 'node:crypto';
import type { Database } from '#lib/database/database.ts';
import { newId } from '#lib/database/new-id.ts';
import type { Attachment } from '../message.ts';

/** Bytes of a piece, and pieces to a transaction: a file is never whole in memory. */
const chunkSize = 256 * 1024;
const chunksAtOnce = 4;

/**
 * Keeps the bytes of an upload until its message comes. Until the last piece is there no message can claim
 * it; what broke off is deleted.
 */
export async function keepUpload(
  database: Database,
  upload: { name: string; type: string; body: AsyncIterable<Uint8Array> },
): Promise<Attachment> {
  const id = newId();
  const { name, type } = upload;
  const empty = { message_id: null, size: 0, sha256: '', is_complete: 0, created_at: Date.now() };
  await database.db
    .insertInto('upload')
    .values({ id, name, type, ...empty })
    .execute();
  try {
    const { size, sha256 } = await keepBytes(database, id, upload.body);
    await database.db
      .updateTable('upload')
      .set({ size, sha256, is_complete: 1 })
      .where('id', '=', id)
      .execute();
    return { id, name, type, size };
  } catch (error) {
    // If the database is what failed, this fails too; the next day's purge deletes the rest.
    await database.db
      .deleteFrom('upload')
      .where('id', '=', id)
      .execute()
      .catch(() => {});
    throw error;
  }
}

async function keepBytes(database: Database, id: string, body: AsyncIterable<Uint8Array>) {
  const hash = createHash('sha256');
  let size = 0;
  let position = 0;
  for await (const group of groups(chunks(body))) {
    const rows = group.map((bytes) => ({ upload_id: id, position: position++, bytes }));
    await database.db.insertInto('upload_chunk').values(rows).execute();
    for (const bytes of group) {
      hash.update(bytes);
      size += bytes.byteLength;
    }
  }
  return { size, sha256: hash.digest('hex') };
}

/** The same bytes in pieces of one size; the last may be shorter. */
async function* chunks(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let chunk = new Uint8Array(chunkSize);
  let filled = 0;
  for await (const part of body) {
    for (let start = 0; start < part.byteLength; ) {
      const some = part.subarray(start, start + chunkSize - filled);
      chunk.set(some, filled);
      filled += some.byteLength;
      start += some.byteLength;
      if (filled < chunkSize) continue;
      yield chunk;
      chunk = new Uint8Array(chunkSize);
      filled = 0;
    }
  }
  if (filled > 0) yield chunk.subarray(0, filled);
}

async function* groups(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array[]> {
  let group: Uint8Array[] = [];
  for await (const piece of pieces) {
    group.push(piece);
    if (group.length < chunksAtOnce) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}

import { createHash, randomBytes } from 'node:crypto';
import type { Person } from '#lib/auth/session.ts';
import { recordAudit } from '#lib/database/audit.ts';
import type { Database } from '#lib/database/database.ts';
import { newId } from '#lib/database/new-id.ts';
import { readClock } from '#lib/database/watched-clock.ts';
import type { DraftFile } from './open-draft.ts';

/** A link to a version that is not published, as editors see it: nobody can be told the key again. */
export interface ShareLink {
  id: string;
  by: string;
  /** Milliseconds since 1970. */
  createdAt: number;
  expiresAt: number;
}

/** What is behind a link. */
export interface SharedDraft extends ShareLink {
  file: DraftFile;
}

/** How many links of one file may be open at once. */
export const mostLinks = 20;

const day = 24 * 3_600_000;

/** Keeps a version under a new key of 160 bits; `null` where the file has as many links as it may have. */
export async function createShare(
  database: Database,
  file: DraftFile,
  { by, days, now = Date.now() }: { by: Pick<Person, 'id' | 'name' | 'email'>; days: number; now?: number },
): Promise<{ key: string; link: ShareLink } | null> {
  const key = randomBytes(20).toString('base64url');
  const link = { id: newId(now), by: by.name || by.email, createdAt: now, expiresAt: now + days * day };
  const isKept = await database.write(async (transaction) => {
    // What has run out opens no more; a clock that has jumped would take away versions that are still needed.
    if ((await readClock(transaction, now))?.isSteady)
      await transaction.deleteFrom('share').where('expires_at', '<=', now).execute();
    const { open } = await transaction
      .selectFrom('share')
      .where('file', '=', file.id)
      .where('expires_at', '>', now)
      .select(({ fn }) => fn.countAll<number>().as('open'))
      .executeTakeFirstOrThrow();
    if (open >= mostLinks) return false;
    await transaction
      .insertInto('share')
      .values({
        id: link.id,
        key_hash: hashOf(key),
        file: file.id,
        source: file.text,
        creator_id: by.id,
        creator_name: link.by,
        created_at: link.createdAt,
        expires_at: link.expiresAt,
      })
      .execute();
    const actor = { id: by.id, name: link.by };
    await recordAudit(
      transaction,
      [{ actor, action: 'share.create', subject: file.id, detail: { days } }],
      now,
    );
    return true;
  });
  return isKept ? { key, link } : null;
}

/** The links of a file that are open, the newest first. */
export async function listShares({ db }: Database, file: string, now = Date.now()): Promise<ShareLink[]> {
  const rows = await db
    .selectFrom('share')
    .where('file', '=', file)
    .where('expires_at', '>', now)
    .select(['id', 'creator_name', 'created_at', 'expires_at'])
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    by: row.creator_name,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  }));
}

/** The version behind a key; `null` if the link has expired, was withdrawn or never was. */
export async function findShare(
  { db }: Database,
  key: string,
  now = Date.now(),
): Promise<SharedDraft | null> {
  const row = await db
    .selectFrom('share')
    .where('key_hash', '=', hashOf(key))
    .where('expires_at', '>', now)
    .selectAll()
    .executeTakeFirst();
  return row
    ? {
        id: row.id,
        by: row.creator_name,
        createdAt: row.created_at,
        expiresAt: row.expires_at,
        file: { id: row.file, text: row.source },
      }
    : null;
}

/** Withdraws a link, and forgets the version behind it; `false` if it was gone already. */
export async function revokeShare(
  database: Database,
  { id, file }: { id: string; file: string },
  by: Pick<Person, 'id' | 'name' | 'email'>,
): Promise<boolean> {
  return database.write(async (transaction) => {
    const { numDeletedRows } = await transaction
      .deleteFrom('share')
      .where('id', '=', id)
      .where('file', '=', file)
      .executeTakeFirst();
    if (numDeletedRows === 0n) return false;
    const actor = { id: by.id, name: by.name || by.email };
    await recordAudit(transaction, [{ actor, action: 'share.revoke', subject: file }]);
    return true;
  });
}

// The key is random and long, so a plain hash cannot be turned back.
function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}

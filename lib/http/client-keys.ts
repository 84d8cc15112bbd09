import { createHmac, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Database } from '#lib/database/database.ts';
import { settleState } from '#lib/database/state.ts';
import { clientAddresses, networkOf } from './client-address.ts';

/** Names clients for limits, so that nobody can find out who they were once the day is over. */
export interface ClientKeys {
  /** A keyed hash of the client's address (for IPv6 of its network); `null` where the address cannot be told. */
  clientOf(request: IncomingMessage): string | null;
  close(): void;
}

const minute = 60_000;
const prefix = 'client-key.';

/**
 * Opens the names of clients. The key of the hash is random and another one each day (UTC). It lies in memory;
 * on Postgres in a row that all processes share, and that the next day deletes.
 */
export async function openClientKeys(
  { engine, db }: Database,
  trustedProxies: readonly string[],
): Promise<ClientKeys> {
  const addressOf = clientAddresses(trustedProxies);
  let day = '';
  let key = randomBytes(32);

  async function rotate(): Promise<void> {
    const today = new Date().toISOString().slice(0, 10);
    if (today === day) return;
    const own = randomBytes(32);
    if (engine === 'postgres') {
      const shared = await settleState(db, prefix + today, own.toString('base64url'));
      await db
        .deleteFrom('state')
        .where('name', 'like', `${prefix}%`)
        .where('name', '<', prefix + today)
        .execute();
      key = Buffer.from(shared, 'base64url');
    } else key = own;
    day = today;
  }

  await rotate();
  // A database that is busy at midnight is asked again a minute later.
  const timer = setInterval(() => void rotate().catch(() => {}), minute).unref();
  return {
    clientOf(request) {
      const address = addressOf(request);
      return address && createHmac('sha256', key).update(networkOf(address)).digest('base64url').slice(0, 22);
    },
    close: () => clearInterval(timer),
  };
}

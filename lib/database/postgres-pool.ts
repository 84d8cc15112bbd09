import type { PostgresPoolClient, PostgresPool as PostgresPoolForKysely } from 'kysely';
import pg from 'pg';
import { busyFailure } from './busy-failure.ts';

/** `pg` reads int8 as text, since it may exceed a number; our moments and counts do not. */
const int8 = 20;

/** What every session is told, in milliseconds; a role's own settings may be looser. */
const settings = {
  statement_timeout: '15000',
  lock_timeout: '5000',
  idle_in_transaction_session_timeout: '30000',
  synchronous_commit: 'on',
};

/**
 * Connections to Postgres, as Kysely takes them from a pool. A connection that breaks is put away and made
 * anew, and failures that pass are `DatabaseBusyError`.
 */
export class PostgresPool implements PostgresPoolForKysely {
  readonly #pool: pg.Pool;
  readonly #sessions = new WeakMap<pg.PoolClient, PostgresSession>();

  constructor(databaseUrl: string) {
    this.#pool = new pg.Pool({
      connectionString: databaseUrl,
      application_name: 'site',
      max: 10,
      connectionTimeoutMillis: 5000,
      idleTimeoutMillis: 60_000,
      // Longer than Postgres' own limit: for a server that has gone away without a word.
      query_timeout: 20_000,
      keepAlive: true,
      types: { getTypeParser: (id, format) => (id === int8 ? Number : pg.types.getTypeParser(id, format)) },
    });
    // Without listeners, a server that restarts would end this process. Whoever runs a query is told.
    this.#pool.on('error', () => {});
    this.#pool.on('connect', (client) => client.on('error', () => {}));
  }

  get options(): object {
    return this.#pool.options;
  }

  async connect(): Promise<PostgresPoolClient> {
    // The cast leaves out cursors, which only streaming needs, and nothing streams.
    return (await this.#connect()) as unknown as PostgresPoolClient;
  }

  async end(): Promise<void> {
    await this.#pool.end();
  }

  async #connect(): Promise<PostgresSession> {
    const client = await this.#pool.connect().catch((error: unknown) => {
      throw busyFailure(error);
    });
    const known = this.#sessions.get(client);
    if (known) return known;
    const session = new PostgresSession(client);
    try {
      await session.query(
        `select ${Object.entries(settings).map(([name, value]) => `set_config('${name}', '${value}', false)`)}`,
        [],
      );
    } catch (error) {
      session.release(true);
      throw error;
    }
    this.#sessions.set(client, session);
    return session;
  }
}

class PostgresSession {
  readonly #client: pg.PoolClient;
  #isBroken = false;

  constructor(client: pg.PoolClient) {
    this.#client = client;
    client.on('error', () => {
      this.#isBroken = true;
    });
  }

  async query(sql: string, parameters: readonly unknown[]) {
    try {
      return await this.#client.query(sql, [...parameters]);
    } catch (error) {
      // A query that ran out of time on our side may still be under way on the other.
      if (error instanceof Error && error.message === 'Query read timeout') this.#isBroken = true;
      throw busyFailure(error);
    }
  }

  release(isBroken = false): void {
    this.#client.release(isBroken || this.#isBroken);
  }
}

import { Socket } from 'node:net';
import pg from 'pg';

export interface NewsOptions {
  databaseUrl: string;
  channel: string;
  /** Is told what was said, and `null` after every connection, since something may have been missed. */
  onNews: (said: string | null) => void;
}

/** Hears what other processes say through Postgres. */
export interface News {
  /** Whether a notification would be heard, as far as can be told. */
  isHeard(): boolean;
  close(): Promise<void>;
}

/** Milliseconds. A connection that has gone silent is noticed within a beat and its limit. */
const beat = 5_000;
const limit = 4_000;
const firstPause = 200;
const longestPause = 10_000;

/** Listens on a connection of its own, and connects anew for as long as it takes. */
export function listenForNews({ databaseUrl, channel, onNews }: NewsOptions): News {
  let isHeard = false;
  let isClosed = false;
  let hangUp: () => void = () => {};

  async function listenOnce(): Promise<void> {
    let socket: Socket | null = null;
    const client = new pg.Client({
      connectionString: databaseUrl,
      application_name: 'site news',
      connectionTimeoutMillis: limit,
      query_timeout: limit,
      keepAlive: true,
      // Held on to, since a farewell to somebody who has gone silent would never be answered.
      stream: () => {
        socket = new Socket();
        return socket;
      },
    });
    const gone = Promise.withResolvers<void>();
    hangUp = () => {
      socket?.destroy();
      gone.resolve();
    };
    client.on('error', hangUp);
    client.on('end', () => gone.resolve());
    client.on('notification', ({ payload }) => onNews(payload ?? null));
    let timer: NodeJS.Timeout | undefined;
    try {
      await client.connect();
      await client.query(`listen ${client.escapeIdentifier(channel)}`);
      isHeard = true;
      onNews(null);
      timer = setInterval(() => void client.query('select 1').catch(hangUp), beat);
      await gone.promise;
    } finally {
      isHeard = false;
      clearInterval(timer);
      hangUp();
    }
  }

  async function listen(): Promise<void> {
    let pause = firstPause;
    while (!isClosed) {
      const startedAt = performance.now();
      // Refused, cut off, gone: whatever it was, it is tried again.
      await listenOnce().catch(() => {});
      pause = performance.now() - startedAt > longestPause ? firstPause : Math.min(longestPause, pause * 2);
      if (!isClosed) await new Promise((resolve) => setTimeout(resolve, pause * (0.5 + Math.random() / 2)));
    }
  }

  const listening = listen();
  return {
    isHeard: () => isHeard,
    async close() {
      isClosed = true;
      hangUp();
      await Promise.race([listening, new Promise((resolve) => setTimeout(resolve, 1_000).unref())]);
    },
  };
}

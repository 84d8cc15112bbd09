import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMailPeer } from '#tests/doubles/mail-peer.ts';
import { startServer } from '#tools/lab/server-process.ts';
import { countNew, openForms, sendBatch } from '../form-batches.ts';
import type { Family } from '../rows.ts';
import { percentile, round } from '../statistics.ts';

const rounds = 3;
const formsEach = 1500;
/** Forms a second at which the time of one is measured. */
const rate = 200;

/** How many messages a second are stored for good, and how long one takes at a steady rate. */
export const submissions: Family = {
  ids: ['submissions-per-s', 'submission-ms.p99'],
  async measure() {
    const dataDir = await mkdtemp(join(tmpdir(), 'bench-forms-'));
    const peer = await startMailPeer();
    const server = await startServer({
      env: { DATA_DIR: dataDir, CONTACT_TO: 'info@example.org', SMTP_URL: peer.url },
    });
    try {
      const batches = await openForms(server.origin, {
        folder: dataDir,
        batches: 2 * rounds + 1,
        each: formsEach,
      });
      const send = (steady: boolean) =>
        sendBatch(server.origin, { tokens: batches.shift() ?? '', rate: steady ? rate : 0 });
      // One round to warm up, which does not count.
      await send(false);
      const fast: number[] = [];
      const slowest: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        fast.push((await send(false)).perSecond);
        slowest.push(percentile((await send(true)).times, 0.99));
      }
      await server.stop();
      const stored = await countNew({ databaseUrl: null, dataDir });
      const expected = (2 * rounds + 1) * formsEach;
      if (stored !== expected) throw new Error(`${expected} forms were sent, ${stored} messages are new.`);
      const note = `${formsEach} forms with tokens of their own, on the disk before the answer, while their mails are sent`;
      return {
        'submissions-per-s': {
          value: round(Math.min(...fast)),
          n: rounds,
          note: `${note}; 16 connections, lowest of ${rounds} rounds`,
        },
        'submission-ms.p99': {
          value: round(Math.max(...slowest), 1),
          n: rounds * formsEach,
          note: `${note}; at ${rate} 1/s, highest of ${rounds} rounds`,
        },
      };
    } finally {
      await server.stop();
      await peer.stop();
      await rm(dataDir, { recursive: true, force: true });
    }
  },
};

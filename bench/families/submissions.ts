import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { openDatabase } from '#lib/database/open-database.ts';
import { startMailPeer } from '#lib/mail/test-peer.ts';
import { startServer } from '#scripts/server-process.ts';
import { formPath, openForm, readingTime } from '#scripts/torture/form-client.ts';
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
      const batches = await openForms(server.origin, dataDir, 2 * rounds + 1);
      const send = (steady: boolean) => post(server.origin, batches.shift() ?? '', steady ? rate : 0);
      // One round to warm up, which does not count.
      await send(false);
      const fast: number[] = [];
      const slowest: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        fast.push((await send(false)).perSecond);
        slowest.push(percentile((await send(true)).times, 0.99));
      }
      await server.stop();
      const stored = await countNew(dataDir);
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

/** Opens the form as often as it will be sent, and waits as long as a person takes at least to fill it in. */
async function openForms(origin: string, dir: string, batches: number): Promise<string[]> {
  const files: string[] = [];
  for (let batch = 0; batch < batches; batch += 1) {
    const tokens: string[] = [];
    while (tokens.length < formsEach)
      tokens.push(...(await Promise.all(Array.from({ length: 10 }, () => openForm(origin)))));
    const file = join(dir, `tokens-${batch}`);
    await writeFile(file, tokens.join('\n'));
    files.push(file);
  }
  await sleep(readingTime);
  return files;
}

async function post(origin: string, tokens: string, perSecond: number) {
  const { port } = new URL(origin);
  const given = ['--port', port, '--path', formPath, '--tokens', tokens, '--rate', String(perSecond)];
  const { stdout } = await promisify(execFile)(process.execPath, ['bench/post-forms.ts', ...given], {
    maxBuffer: 16 * 1024 * 1024,
  });
  const answers: { perSecond: number; times: number[]; wrong: number } = JSON.parse(stdout);
  if (answers.wrong > 0) throw new Error(`${answers.wrong} forms were not taken.`);
  return answers;
}

/** How many messages lie in the inbox; those set aside took another way. */
async function countNew(dataDir: string): Promise<number> {
  const database = await openDatabase({ databaseUrl: null, dataDir });
  const rows = await database.db.selectFrom('message').where('status', '=', 'new').select('id').execute();
  await database.close();
  return rows.length;
}

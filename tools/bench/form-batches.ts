import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { openDatabase } from '#lib/database/open-database.ts';
import { formPath, openForm, readingTime } from '#tools/torture/form-client.ts';

/** Files with the tokens of opened forms, a token a line. */
export async function openForms(
  origin: string,
  { folder, batches, each }: { folder: string; batches: number; each: number },
): Promise<string[]> {
  const files: string[] = [];
  for (let batch = 0; batch < batches; batch += 1) {
    const tokens: string[] = [];
    while (tokens.length < each)
      tokens.push(...(await Promise.all(Array.from({ length: 10 }, () => openForm(origin)))));
    const file = join(folder, `tokens-${batch}`);
    await writeFile(file, tokens.slice(0, each).join('\n'));
    files.push(file);
  }
  // As long as a person takes at least to fill one in.
  await sleep(readingTime);
  return files;
}

/** What came of sending a batch; times are milliseconds. */
export interface SentBatch {
  perSecond: number;
  times: number[];
  /** When the first was sent and the last answered, in milliseconds since 1970. */
  from: number;
  to: number;
}

/**
 * Sends every form of a batch, `rate` a second, or each as soon as another is answered.
 * @throws {Error} if any was not taken.
 */
export async function sendBatch(
  origin: string,
  { tokens, rate = 0, connections = 16 }: { tokens: string; rate?: number; connections?: number },
): Promise<SentBatch> {
  const { port } = new URL(origin);
  const given = { port, path: formPath, tokens, rate, connections };
  const words = Object.entries(given).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const { stdout } = await promisify(execFile)(process.execPath, ['tools/bench/post-forms.ts', ...words], {
    maxBuffer: 16 * 1024 * 1024,
  });
  const answers: SentBatch & { wrong: number } = JSON.parse(stdout);
  if (answers.wrong > 0) throw new Error(`${answers.wrong} forms were not taken.`);
  return answers;
}

/** How many messages lie in the inbox; those set aside took another way. */
export async function countNew(place: { databaseUrl: string | null; dataDir: string }): Promise<number> {
  const database = await openDatabase(place);
  const rows = await database.db.selectFrom('message').where('status', '=', 'new').select('id').execute();
  await database.close();
  return rows.length;
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '#lib/database/open-database.ts';
import { residentMb } from '#tools/bench/process-memory.ts';
import { seededRandom } from '#tools/bench/statistics.ts';
import { type ServerProcess, startServer } from '#tools/lab/server-process.ts';
import { openForm, sendForm } from './form-client.ts';
import { hostileRequest } from './hostile-request.ts';
import { type RawAnswer, sendRaw } from './raw-request.ts';

/** What many hostile bodies have come to. */
export interface FuzzTally {
  bodies: number;
  /** How often each status was answered; `closed`, `gone` where there was no answer to give. */
  answers: Record<string, number>;
  /** Messages that were stored. */
  stored: number;
  /** Memory of the server at rest, in MB, after each tenth of the bodies. */
  memory: number[];
  /** Every way in which something was found wrong; none is right. */
  wrong: string[];
}

const atOnce = 8;

export interface FuzzOptions {
  bodies: number;
  /** The same seed makes the same bodies. */
  seed: number;
  /** The number of the first body; to repeat one that was reported. */
  first?: number;
}

/** Sends hostile bodies to a server of its own. */
export async function fuzzServer(
  { bodies, seed, first = 0 }: FuzzOptions,
  tell: (line: string) => void = () => {},
): Promise<FuzzTally> {
  const dataDir = await mkdtemp(join(tmpdir(), 'torture-fuzz-'));
  const server = await startServer({ env: { DATA_DIR: dataDir } });
  const tally: FuzzTally = { bodies: 0, answers: {}, stored: 0, memory: [], wrong: [] };
  const thanks = new Set<string>();
  try {
    while (tally.bodies < bodies) {
      const end = Math.min(bodies, tally.bodies + Math.ceil(bodies / 10));
      await sendUntil(end, { server, seed, first, tally, thanks });
      // Whatever is freed after an answer is free by now.
      await sleep(500);
      tally.memory.push(Math.round(residentMb(server.pid) ?? 0));
      tell(`${tally.bodies} bodies, ${tally.memory.at(-1)} MB`);
    }
    tally.wrong.push(...(await stillServes(server, thanks)));
  } catch (error) {
    tally.wrong.push(`After ${tally.bodies} bodies: ${String(error)}. The server ${server.state()}`);
  } finally {
    await server.stop();
  }
  tally.stored = await countMessages(dataDir);
  // Who went away before the answer may have sent a whole form.
  const unheard = ['closed', 'gone', 'silent'].reduce((sum, name) => sum + (tally.answers[name] ?? 0), 0);
  if (tally.stored < thanks.size || tally.stored > thanks.size + unheard)
    tally.wrong.push(`${thanks.size} messages were taken, ${tally.stored} are there.`);
  await rm(dataDir, { recursive: true });
  return tally;
}

interface Attack {
  server: ServerProcess;
  seed: number;
  first: number;
  tally: FuzzTally;
  /** Where those were led whose message was taken. */
  thanks: Set<string>;
}

async function sendUntil(end: number, { server, seed, first, tally, thanks }: Attack): Promise<void> {
  const { host, port } = new URL(server.origin);
  async function work(): Promise<void> {
    while (tally.bodies < end) {
      const number = first + tally.bodies;
      tally.bodies += 1;
      const token = await openForm(server.origin);
      const request = hostileRequest(seededRandom(seed * 1_000_003 + number), host, token);
      const answer = await sendRaw(Number(port), request);
      count(tally, answer);
      const fault = faultOf(answer, request.isSound);
      const [line] = request.bytes.subarray(0, 300).toString('latin1').split('\r\n');
      if (fault) tally.wrong.push(`Body ${number} of seed ${seed}, ${line}, ${request.trick}: ${fault}`);
      const [, location] = answer.kind === 'answer' ? (/^location: (.*)$/im.exec(answer.head) ?? []) : [];
      if (answer.kind === 'answer' && answer.status === 303 && location) thanks.add(location);
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work));
}

function count({ answers }: FuzzTally, answer: RawAnswer): void {
  const name = answer.kind === 'answer' ? String(answer.status) : answer.kind;
  answers[name] = (answers[name] ?? 0) + 1;
}

/** What must not be: an error of the server, silence, or no answer to a request that HTTP allows. */
function faultOf(answer: RawAnswer, isSound: boolean): string | null {
  if (answer.kind === 'silent') return 'no answer came';
  if (answer.kind === 'closed' && isSound) return 'the connection was closed without an answer';
  if (answer.kind === 'answer' && (answer.status >= 500 || Number.isNaN(answer.status)))
    return `answered with ${answer.status}`;
  return null;
}

/** Whether pages and the form work as before. */
async function stillServes({ origin, state }: ServerProcess, thanks: Set<string>): Promise<string[]> {
  const form = { name: 'Ana', email: 'ana@example.org', message: 'Después de todo' };
  const { status, location } = await sendForm(origin, await openForm(origin), form);
  if (location) thanks.add(location);
  return status === 303 ? [] : [`A good form was answered with ${status} in the end. The server ${state()}`];
}

async function countMessages(dataDir: string): Promise<number> {
  const database = await openDatabase({ databaseUrl: null, dataDir });
  const { count } = await database.db
    .selectFrom('message')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  await database.close();
  return count;
}

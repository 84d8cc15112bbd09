import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ClusterProcesses, type Member, startClusterProcesses } from '#tools/lab/cluster-processes.ts';
import { type CpuSlice, makeCpuSlice } from '../cpu-slice.ts';
import { type CpuTimes, processors, tellShares, watchCpu } from '../cpu-time.ts';
import { countNew, openForms, sendBatch } from '../form-batches.ts';
import type { Family, Findings } from '../rows.ts';
import { round } from '../statistics.ts';

const counts = [1, 2, 4] as const;
const rounds = 3;
/** Forms that each process is sent in a round; before that, it is warmed up with some more. */
const formsEach = 500;
const warmUp = 1_500;
/** To each process: what one of them cannot take at once waits there, as with visitors of their own. */
const connections = 16;
/** Of one processor, for each process: so little that four of them leave Postgres and the load enough. */
const share = 0.15;
const slicedForms = 120;

/**
 * Messages a second that one, two and four processes on one Postgres take: as fast as this machine can, and with
 * a small share of a processor for each process, as on as many small machines.
 */
export const clusterSubmissions: Family = {
  ids: [
    ...counts.map((count) => `cluster-submissions-per-s.${count}` as const),
    'cluster-submissions-growth',
  ],
  async measure() {
    const folder = await mkdtemp(join(tmpdir(), 'cluster-forms-'));
    const cluster = await startClusterProcesses({ count: Math.max(...counts) });
    try {
      // Code that has hardly run yet is several times as slow.
      await runRound({ cluster, folder, forms: warmUp }, { count: 4, batches: 1 });
      const fast = await measureAll({ cluster, folder, forms: formsEach });
      const sliced = await inSlices(cluster, () => measureAll({ cluster, folder, forms: slicedForms }));
      const each = counts.reduce((sum, count) => sum + count, 0) * rounds;
      const expected = 4 * warmUp + each * (formsEach + slicedForms);
      const stored = await countNew({ databaseUrl: cluster.postgres.url, dataDir: folder });
      if (!(sliced instanceof Error) && stored !== expected)
        throw new Error(`${expected} forms were sent, ${stored} messages are new.`);
      return asFindings(fast, sliced);
    } finally {
      await cluster.stop();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

interface Measured {
  count: (typeof counts)[number];
  perSecond: number;
  times: CpuTimes;
  idle: number;
}

async function measureAll(options: Measuring): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const count of counts) measured.push(await measureOne(options, count));
  return measured;
}

interface Measuring {
  cluster: ClusterProcesses;
  folder: string;
  forms: number;
}

/** The slowest of some rounds. */
async function measureOne(measuring: Measuring, count: Measured['count']): Promise<Measured> {
  const all = await runRound(measuring, { count, batches: rounds });
  const [slowest] = all.toSorted((one, other) => one.perSecond - other.perSecond);
  if (!slowest) throw new Error('Nothing was measured.');
  return slowest;
}

/** Sends so many batches, one after the other, to each of `count` processes at the same time. */
async function runRound(
  { cluster, folder, forms }: Measuring,
  { count, batches }: { count: Measured['count']; batches: number },
): Promise<Measured[]> {
  const members = cluster.members.slice(0, count);
  const pids = members.map(({ server }) => server.pid);
  const origin = members[0]?.server.origin ?? '';
  const files = await openForms(origin, { folder, batches: batches * count, each: forms });
  const measured: Measured[] = [];
  for (let at = 0; at < batches; at += 1) {
    const mine = files.slice(at * count, (at + 1) * count);
    const groups = { site: pids, Postgres: [cluster.postgres.pid()] };
    const { result, times, idle } = await watchCpu(groups, () => sendToAll(members, mine));
    measured.push({ count, perSecond: (forms * count) / result, times, idle });
  }
  return measured;
}

/** Seconds from the first form that any of them was sent to the last answer. */
async function sendToAll(members: readonly Member[], batches: readonly string[]): Promise<number> {
  const sent = await Promise.all(
    members.map(({ server }, at) => sendBatch(server.origin, { tokens: batches[at] ?? '', connections })),
  );
  const from = Math.min(...sent.map((each) => each.from));
  return (Math.max(...sent.map(({ to }) => to)) - from) / 1000;
}

async function inSlices<Result>(
  { members }: ClusterProcesses,
  work: () => Promise<Result>,
): Promise<Result | Error> {
  const slices: CpuSlice[] = [];
  try {
    for (const [at, { server }] of members.entries()) {
      const slice = makeCpuSlice(String(at), share);
      slices.push(slice);
      slice.add(server.pid);
    }
    return await work();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  } finally {
    await Promise.all(members.map(({ server }) => server.stop()));
    for (const slice of slices) slice.remove();
  }
}

function asFindings(fast: readonly Measured[], sliced: readonly Measured[] | Error): Findings {
  const findings: Findings = {};
  for (const { count, perSecond, times, idle } of fast)
    findings[`cluster-submissions-per-s.${count}`] = {
      value: round(perSecond),
      n: rounds,
      note: `${count} of four processes on one Postgres, ${formsEach} forms with tokens of their own to each in a round, ${connections} connections to each, lowest of ${rounds} rounds; ${processors} processors, ${Math.round(100 * idle)} % idle; of the work ${tellShares(times)}`,
    };
  findings['cluster-submissions-growth'] = growth(sliced);
  return findings;
}

function growth(sliced: readonly Measured[] | Error): NonNullable<Findings['cluster-submissions-growth']> {
  if (sliced instanceof Error) return { value: null, n: 0, note: sliced.message };
  const rates = sliced.map(({ count, perSecond }) => `${count}: ${round(perSecond)} 1/s`).join(', ');
  const at = (count: number) => sliced.find((each) => each.count === count)?.perSecond ?? Number.NaN;
  return {
    value: round(at(4) / at(1), 2),
    n: rounds,
    note: `four processes against one, each limited to ${share * 100} % of a processor, as on small machines of their own beside a Postgres that has the rest (${rates}; 2 → 4: ${round(at(4) / at(2), 2)}); ${Math.round(100 * (sliced.at(-1)?.idle ?? 0))} % of the machine idle with four`,
  };
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ClusterProcesses, type Member, startClusterProcesses } from '#scripts/cluster-processes.ts';
import { type CpuSlice, makeCpuSlice } from '../cpu-slice.ts';
import { type CpuTimes, processors, tellShares, watchCpu } from '../cpu-time.ts';
import { countNew, openForms, sendBatch } from '../form-batches.ts';
import type { Family, Findings } from '../rows.ts';
import { round } from '../statistics.ts';

const counts = [1, 2, 4] as const;
const rounds = 3;
const formsEach = 1_200;
/** To each process: what one of them cannot take at once waits there, as with visitors of their own. */
const connections = 16;
/** Of one processor, for each process: so little that four of them leave Postgres and the load enough. */
const share = 0.15;
const slicedForms = 240;

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
      const fast = await measureAll({ cluster, folder, forms: formsEach });
      const sliced = await inSlices(cluster, () => measureAll({ cluster, folder, forms: slicedForms }));
      const perRound = formsEach + (sliced instanceof Error ? 0 : slicedForms);
      const expected = counts.length * (rounds + 1) * perRound;
      const stored = await countNew({ databaseUrl: cluster.postgres.url, dataDir: folder });
      if (stored !== expected) throw new Error(`${expected} forms were sent, ${stored} messages are new.`);
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

/** The slowest of some rounds, after one that warms up. */
async function measureOne(
  { cluster, folder, forms }: Measuring,
  count: Measured['count'],
): Promise<Measured> {
  const members = cluster.members.slice(0, count);
  const origin = members[0]?.server.origin ?? '';
  const each = forms / count;
  const batches = await openForms(origin, { folder, batches: (rounds + 1) * count, each });
  let slowest: Measured | null = null;
  for (let at = 0; at <= rounds; at += 1) {
    const mine = batches.slice(at * count, (at + 1) * count);
    const { result, times, idle } = await watchCpu(
      {
        site: members.map(({ server }) => server.pid),
        Postgres: [cluster.postgres.pid()],
      },
      () => sendToAll(members, mine),
    );
    const measured = { count, perSecond: forms / result, times, idle };
    if (at > 0 && (!slowest || measured.perSecond < slowest.perSecond)) slowest = measured;
  }
  if (!slowest) throw new Error('Nothing was measured.');
  return slowest;
}

/** Seconds until all of them have taken their batch. */
async function sendToAll(members: readonly Member[], batches: readonly string[]): Promise<number> {
  const sent = await Promise.all(
    members.map(({ server }, at) => sendBatch(server.origin, { tokens: batches[at] ?? '', connections })),
  );
  return Math.max(...sent.map(({ perSecond, times }) => times.length / perSecond));
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
      note: `${count} of four processes on one Postgres, ${formsEach} forms with tokens of their own a round, ${connections} connections to each, lowest of ${rounds} rounds; ${processors} processors, ${Math.round(100 * idle)} % idle; of the work ${tellShares(times)}`,
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
    note: `four processes against one, each limited to ${share * 100} % of a processor, as on small machines of their own (${rates}; 2 → 4: ${round(at(4) / at(2), 2)}); ${Math.round(100 * (sliced.at(-1)?.idle ?? 0))} % of the machine idle with four`,
  };
}

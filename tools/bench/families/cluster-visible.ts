import { type ClusterProcesses, startClusterProcesses } from '#tools/lab/cluster-processes.ts';
import { openService, publishTitle, untilVisible } from '#tools/torture/cluster-editing.ts';
import type { Family } from '../rows.ts';
import { percentile, round } from '../statistics.ts';

/** Publishes that count, after a few that warm up. */
const publishes = 90;
const warmUp = 6;
const documents = 2_000;

/** From a click on “Publish” at one of three processes until each of them shows it. */
export const clusterVisible: Family = {
  ids: ['cluster-visible-ms.p95'],
  async measure() {
    const cluster = await startClusterProcesses({ count: 3, documents });
    try {
      const times: number[] = [];
      const after: number[] = [];
      for (let count = -warmUp; count < publishes; count += 1) {
        const { whole, afterAnswer } = await publishOne(cluster, count + warmUp);
        if (count < 0) continue;
        times.push(whole);
        after.push(afterAnswer);
      }
      return {
        'cluster-visible-ms.p95': {
          value: round(percentile(times, 0.95)),
          n: publishes,
          note: `three processes on Postgres and a bare repository, ${documents} documents, each publishes in turn; median ${round(percentile(times, 0.5))} ms, slowest ${round(Math.max(...times))} ms; counted from the answer to the editor p95 ${round(percentile(after, 0.95))} ms`,
        },
      };
    } finally {
      await cluster.stop();
    }
  },
};

async function publishOne({ members }: ClusterProcesses, count: number) {
  const member = members[count % members.length];
  if (!member) throw new Error('There are no processes.');
  const number = 1 + (count % 20);
  const title = `Cambio número ${count}`;
  const text = await openService(member, number);
  const started = performance.now();
  const answer = await publishTitle(member, { number, text, title });
  const answered = performance.now();
  if (answer?.status !== 200) throw new Error(`A publish was answered ${JSON.stringify(answer)}`);
  if ((await untilVisible(members, { number, title })) === null)
    throw new Error(`“${title}” is not seen everywhere.`);
  const seen = performance.now();
  return { whole: seen - started, afterAnswer: seen - answered };
}

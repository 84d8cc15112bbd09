import { killCluster } from '#tools/torture/kill-cluster.ts';
import type { Family } from '../rows.ts';

const kills = 100;
const postgresRestarts = 10;

/** Messages that were taken and are not there, or are there twice, after processes and Postgres were killed. */
export const lostMessages: Family = {
  ids: ['cluster-messages-lost'],
  async measure() {
    const { taken, interrupted, wrong } = await killCluster({ kills, postgresRestarts });
    if (interrupted === 0) throw new Error('Nothing was under way when something died.');
    return {
      'cluster-messages-lost': {
        value: wrong.length,
        n: taken,
        note: `${kills} kills of three processes on one Postgres, ${postgresRestarts} crashes of Postgres; ${interrupted} of the messages were sent again because something died${wrong.length > 0 ? `; ${wrong.slice(0, 3).join(' ')}` : ''}`,
      },
    };
  },
};

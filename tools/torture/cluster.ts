import { parseArgs } from 'node:util';
import { ninetyFifth } from './cluster-tally.ts';
import { tormentCluster } from './torment-cluster.ts';

/** `npm run torture -- cluster [--rounds N] [--short]`: three processes, one Postgres, one repository. */
const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, short: { type: 'boolean', default: false } },
});
const tally = await tormentCluster({
  rounds: Number(values.rounds),
  isLong: !values.short,
  tell: (line) => console.log(line),
});
for (const [kind, times] of Object.entries(tally.visible))
  if (times.length > 0)
    console.log(`seen everywhere (${kind}): p95 ${ninetyFifth(times)} ms of ${times.length}`);
const { confirmed, together, interrupted, read, refusedAfter, wrong } = tally;
console.log(
  `${confirmed} publishes confirmed, ${together} of them at once with another, ${interrupted} interrupted by a kill, ${read} pages read, refused without the repository after ${ninetyFifth(refusedAfter)} ms, ${wrong.length} wrong`,
);
for (const line of wrong) console.error(line);
process.exitCode = wrong.length === 0 ? 0 : 1;

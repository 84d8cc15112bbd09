import { parseArgs } from 'node:util';
import { killCluster } from './kill-cluster.ts';

/** `npm run torture -- messages [--kills N] [--postgres N]`: `kill -9` of three processes and of their Postgres. */
const { values } = parseArgs({
  options: { kills: { type: 'string', default: '100' }, postgres: { type: 'string', default: '10' } },
});
const tally = await killCluster({
  kills: Number(values.kills),
  postgresRestarts: Number(values.postgres),
  tell: (line) => console.log(line),
});
const { kills, postgresRestarts, taken, interrupted, wrong } = tally;
console.log(
  `${kills} kills and ${postgresRestarts} of Postgres, ${taken} messages taken, ${interrupted} of them sent again after one, ${wrong.length} wrong`,
);
for (const line of wrong) console.error(line);
process.exitCode = wrong.length === 0 && interrupted > 0 ? 0 : 1;

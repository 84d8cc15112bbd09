import { parseArgs } from 'node:util';
import { killPublish } from './kill-publish.ts';

/** `npm run torture -- publish [--kills N]`: `kill -9` of the server at random moments while people publish. */
const { values } = parseArgs({ options: { kills: { type: 'string', default: '100' } } });
const { kills, confirmed, interrupted, completed, wrong } = await killPublish(Number(values.kills), (line) =>
  console.log(line),
);
console.log(
  `${kills} kills, ${confirmed} publishes confirmed, ${interrupted} interrupted (${completed} of them committed all the same), ${wrong.length} wrong`,
);
for (const line of wrong) console.error(line);
process.exitCode = wrong.length === 0 && interrupted > 0 ? 0 : 1;

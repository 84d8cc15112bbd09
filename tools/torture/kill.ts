import { parseArgs } from 'node:util';
import { percentile } from '#tools/bench/statistics.ts';
import { killServer } from './kill-server.ts';

/** `npm run torture -- kill [--kills N]`: `kill -9` of the server at random moments while people write. */
const { values } = parseArgs({ options: { kills: { type: 'string', default: '200' } } });
const tally = await killServer(Number(values.kills), (line) => console.log(line));
const { kills, duringStart, taken, interrupted, starts, wrong } = tally;
console.log(
  `${kills} kills (${duringStart} during a start), ${taken} messages taken, ${interrupted} of them sent again after a kill, ` +
    `${wrong.length} wrong; a start took ${Math.round(percentile(starts, 0.5))} ms, at most ${Math.round(Math.max(...starts))} ms`,
);
for (const line of wrong) console.error(line);
process.exitCode = wrong.length === 0 && interrupted > 0 ? 0 : 1;

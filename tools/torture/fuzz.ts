import { parseArgs } from 'node:util';
import { fuzzServer } from './fuzz-server.ts';

/** `npm run torture -- fuzz [--bodies N] [--seed N] [--first N]`: bodies that no browser would send, to a server of its own. */
const { values } = parseArgs({
  options: {
    bodies: { type: 'string', default: '10000' },
    first: { type: 'string', default: '0' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
console.log(`The same bodies again: --seed ${values.seed}`);
const { bodies, answers, stored, memory, wrong } = await fuzzServer(
  { bodies: Number(values.bodies), seed: Number(values.seed), first: Number(values.first) },
  (line) => console.log(line),
);
console.log(
  `${bodies} bodies, ${stored} stored, memory at rest ${memory.join(', ')} MB, ${wrong.length} wrong`,
);
console.log(answers);
for (const line of wrong.slice(0, 50)) console.error(line);
process.exitCode = wrong.length === 0 ? 0 : 1;

import { raceToken } from './race-token.ts';

/** `npm run torture -- same-token [TIMES]`: one form, sent many times at once, is stored once. */
const times = Number(process.argv[2] ?? 50);
const { same, different, stored } = await raceToken(times);
const statuses = (answers: readonly { status: number }[]) =>
  Object.entries(Object.groupBy(answers, ({ status }) => status)).map(
    ([status, { length } = []]) => `${length} × ${status}`,
  );
const places = new Set(same.map(({ location }) => location)).size;
console.log(`the same words: ${statuses(same).join(', ')}, led to ${places} page`);
console.log(`other words: ${statuses(different).join(', ')}`);
console.log(`${stored} stored of 2 forms`);
process.exitCode = stored === 2 && places === 1 && same.every(({ status }) => status === 303) ? 0 : 1;

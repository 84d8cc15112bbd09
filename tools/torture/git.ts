import { killCommits } from './kill-commits.ts';

/** `npm run torture -- git [KILLS]`: kills commits at random moments, 200 times if no number is given. */
const tally = await killCommits(Number(process.argv[2] ?? 200), (line) => console.log(line));
const { kills, confirmed, completed, wrong } = tally;
console.log(
  `${kills} kills, ${confirmed} commits confirmed, ${completed} completed afterwards, ${wrong.length} wrong`,
);
for (const line of wrong) console.error(line);
process.exitCode = wrong.length === 0 && confirmed > 0 && completed > 0 ? 0 : 1;

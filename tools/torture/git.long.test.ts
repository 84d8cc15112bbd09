import { expect, it } from 'vitest';
import { killCommits } from './kill-commits.ts';

it('a commit that is killed in its middle, a hundred times, is the old one or the new one', {
  timeout: 1_800_000,
}, async () => {
  const tally = await killCommits(100);
  expect(tally).toMatchObject({ kills: 100, wrong: [] });
  expect(tally.confirmed).toBeGreaterThan(0);
});

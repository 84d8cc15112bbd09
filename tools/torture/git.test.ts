import { expect, it } from 'vitest';
import { killCommits } from './kill-commits.ts';

it('a commit that is killed in its middle is the old one or the new one', { timeout: 120_000 }, async () => {
  const tally = await killCommits(5);
  expect(tally).toMatchObject({ kills: 5, wrong: [] });
  expect(tally.confirmed).toBeGreaterThan(0);
});

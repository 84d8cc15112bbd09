import { expect, it } from 'vitest';
import { tormentMail } from './torment-mail.ts';

it('mail outlives an outage of a day and thirty kills, under the same Message-IDs', {
  timeout: 1_800_000,
}, async () => {
  const tally = await tormentMail({ kills: 30, hours: 24, seconds: 60, mails: 100 });
  expect(tally).toMatchObject({ kills: 30, delivered: 100, wrong: [] });
  // More than one attempt each: the outage was one.
  expect(tally.attempts).toBeGreaterThan(100);
});

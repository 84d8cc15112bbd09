import { expect, it } from 'vitest';
import { tormentMail } from './torment-mail.ts';

it('mail outlives an outage and kills, under the same Message-IDs', { timeout: 180_000 }, async () => {
  const tally = await tormentMail({ kills: 3, hours: 6, seconds: 4, mails: 10 });
  expect(tally).toMatchObject({ kills: 3, delivered: 10, wrong: [] });
  // More than one attempt each: the outage was one.
  expect(tally.attempts).toBeGreaterThan(10);
});

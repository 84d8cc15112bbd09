import { expect, it } from 'vitest';
import { tormentMail } from './torment-mail.ts';

it('mail outlives an outage and kills, under the same Message-IDs', { timeout: 180_000 }, async () => {
  const tally = await tormentMail({ kills: 5, hours: 6, seconds: 8, mails: 20 });
  expect(tally).toMatchObject({ kills: 5, delivered: 20, wrong: [] });
  // More than one attempt each: the outage was one.
  expect(tally.attempts).toBeGreaterThan(20);
});

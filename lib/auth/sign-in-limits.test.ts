import { describe, expect, it, onTestFinished } from 'vitest';
import { migrate } from '#lib/database/migrate.ts';
import { openDatabase } from '#lib/database/open-database.ts';
import { engines, testDatabase, testDatabasePlace } from '#tests/doubles/database.ts';
import { openSignInLimits, type SignInLimits } from './sign-in-limits.ts';

/** How many attempts of `count` are let through, one after the other. */
async function tries(
  limits: SignInLimits,
  count: number,
  email: string,
  client: string | null,
): Promise<number> {
  let letIn = 0;
  for (let number = 0; number < count; number += 1)
    if (!('wait' in (await limits.begin(email, client)))) letIn += 1;
  return letIn;
}

describe.each(engines)('limits on %s', (engine) => {
  const open = async () => openSignInLimits(await testDatabase(engine));

  it('slow down who guesses, and let the owner in from elsewhere', async () => {
    const limits = await open();
    expect(await tries(limits, 20, 'ada@example.org', 'attacker')).toBe(6);
    expect(await tries(limits, 1, 'ADA@example.org', 'attacker')).toBe(0);
    expect(await tries(limits, 1, 'ada@example.org', 'home')).toBe(1);
  });

  it('keep accounts apart where nobody can tell clients apart', async () => {
    const limits = await open();
    expect(await tries(limits, 20, 'ada@example.org', null)).toBe(6);
    expect(await tries(limits, 1, 'eva@example.org', null)).toBe(1);
  });

  it('slow down one place that tries many accounts', async () => {
    const limits = await open();
    let letIn = 0;
    for (let index = 0; index < 40; index += 1)
      letIn += await tries(limits, 1, `${index}@example.org`, 'place');
    expect(letIn).toBe(30);
    expect(await tries(limits, 1, '1@example.org', 'elsewhere')).toBe(1);
  });

  it('slow down many places that try one account, and never for more than a minute', async () => {
    const limits = await open();
    const places = Array.from({ length: 70 }, (_none, index) =>
      limits.begin('ada@example.org', `p ${index}`),
    );
    const letIn = (await Promise.all(places)).filter((one) => !('wait' in one));
    expect(letIn).toHaveLength(20);
    const refused = await limits.begin('ada@example.org', 'home');
    expect('wait' in refused && refused.wait).toBeLessThanOrEqual(60_000);
  });

  it('forget what went wrong before a success, but not what was tried at other accounts', async () => {
    const limits = await open();
    await tries(limits, 5, 'ada@example.org', 'place');
    const right = await limits.begin('ada@example.org', 'place');
    if ('wait' in right) throw new Error('too early');
    await right.succeeded();
    expect(await tries(limits, 5, 'ada@example.org', 'place')).toBe(5);
    expect(await tries(limits, 30, 'eva@example.org', 'place')).toBeLessThan(20);
  });

  it('let a code be used once', async () => {
    const limits = await open();
    const uses = await Promise.all([1, 2, 3].map(() => limits.isFirstUse('ada', '123456')));
    expect(uses.filter(Boolean)).toHaveLength(1);
    expect(await limits.isFirstUse('eva', '123456')).toBe(true);
  });
});

it('limits are those of all processes on one Postgres', async () => {
  const place = await testDatabasePlace('postgres');
  const processes = await Promise.all([1, 2].map(() => openDatabase(place)));
  for (const database of processes) {
    onTestFinished(() => database.close());
    await migrate(database);
  }
  const limits = processes.map((database) => openSignInLimits(database));
  let letIn = 0;
  for (let round = 0; round < 10; round += 1)
    for (const each of limits) letIn += await tries(each, 1, 'ada@example.org', 'attacker');
  expect(letIn).toBe(6);
});

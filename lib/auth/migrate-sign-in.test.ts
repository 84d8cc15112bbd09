import { expect, it, onTestFinished } from 'vitest';
import { migrate } from '#lib/database/migrate.ts';
import { openDatabase } from '#lib/database/open-database.ts';
import { engines, testDatabasePlace } from '#tests/doubles/database.ts';
import { tester } from '#tests/doubles/sign-in.ts';
import { openAuthentication } from './open-authentication.ts';

it.each(engines)(
  'makes the tables once on %s, however many processes start at the same time',
  async (engine) => {
    const place = await testDatabasePlace(engine);
    const start = async () => {
      const database = await openDatabase(place);
      onTestFinished(() => database.close());
      await migrate(database);
      return openAuthentication({
        database,
        secret: 'a secret of more than thirty-two characters',
        siteUrl: 'http://localhost:4210',
        mailer: { isSetUp: false, send: async () => {} },
        onFailure: () => {},
      });
    };
    const [first, ...others] = await Promise.all([start(), start(), start(), start()]);
    await first?.addPerson({ email: 'ada@example.org' }, tester);
    for (const other of others) expect(await other.people()).toHaveLength(1);
    expect(await (await start()).people()).toHaveLength(1);
  },
);

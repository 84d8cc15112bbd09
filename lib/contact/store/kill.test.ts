import { setTimeout } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '#lib/database/open-database.ts';
import { engines, testDatabasePlace } from '#tests/doubles/database.ts';
import { storeOn } from '#tests/doubles/message-store.ts';
import { startProcess } from '#tests/doubles/start-process.ts';

/** Set higher by hand: what breaks once in fifty kills breaks for somebody. */
const kills = 4;

it.each(engines)(
  'a process that is killed while it stores messages loses none that it took (%s)',
  async (engine) => {
    const place = await testDatabasePlace(engine);
    const acknowledged: string[] = [];
    for (let run = 0; run < kills; run++) {
      const words = [place.databaseUrl ?? '', place.dataDir, `${run}`];
      const writer = startProcess('tests/doubles/writing-process.ts', words);
      await writer.said(`${run}-`);
      await setTimeout(Math.random() * 100);
      writer.kill();
      await writer.ended;
      acknowledged.push(...writer.lines);
    }
    const database = await openDatabase(place);
    onTestFinished(() => database.close());
    const rows = await database.db.selectFrom('message').select(['id', 'nonce']).execute();
    expect(acknowledged.length).toBeGreaterThanOrEqual(kills);
    expect(new Set(acknowledged).isSubsetOf(new Set(rows.map(({ nonce }) => nonce)))).toBe(true);
    const whole = await storeOn(database).findAll(rows.map(({ id }) => id));
    for (const message of whole)
      expect(message).toMatchObject({ attachments: [{ size: 300_000 }], deliveries: [{}, {}] });
    expect(whole).toHaveLength(rows.length);
  },
  300_000,
);

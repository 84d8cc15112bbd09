import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { engines, testDatabase } from '#tests/doubles/database.ts';
import { openSpamFilter } from './open-spam-filter.ts';

const offer =
  'Our SEO agency guarantees first page on Google. Cheap backlinks, free audit, reply for pricing.';
const request =
  'Somos un ayuntamiento y queremos organizar una asamblea ciudadana. ¿Podríamos hablar de plazos?';

describe.each(engines)('the spam filter on %s', (engine) => {
  it('knows nothing at first, and learns from what the team marks, also for another process', async () => {
    const database = await testDatabase(engine);
    const filter = openSpamFilter({ database });
    const other = openSpamFilter({ database });
    expect(await filter.judge(offer)).toEqual({ probability: 0.5, isSpam: false, words: [] });
    for (let times = 0; times < 10; times += 1) {
      await filter.learn(offer, 'spam');
      await filter.learn(request, 'wanted');
    }
    for (const judging of [filter, other]) {
      expect((await judging.judge(offer)).isSpam).toBe(true);
      expect((await judging.judge(request)).isSpam).toBe(false);
    }
  });

  it('takes back exactly what it learnt', async () => {
    const database = await testDatabase(engine);
    const filter = openSpamFilter({ database });
    await filter.learn(offer, 'wanted');
    const before = await rows(database);
    const verdict = await filter.judge(offer);
    await filter.learn(offer, 'spam');
    await filter.learn(request, 'spam');
    await filter.unlearn(offer, 'spam');
    await filter.unlearn(request, 'spam');
    expect(await rows(database)).toEqual(before);
    expect(await filter.judge(offer)).toEqual(verdict);
    await filter.unlearn(offer, 'wanted');
    expect(await rows(database)).toEqual([]);
  });

  it('never counts below nothing', async () => {
    const database = await testDatabase(engine);
    const filter = openSpamFilter({ database });
    await filter.learn(request, 'wanted');
    const before = await rows(database);
    await filter.unlearn(request, 'spam');
    expect(await rows(database)).toEqual(before);
  });

  it('counts right when many people mark at once', async () => {
    const database = await testDatabase(engine);
    const filters = [openSpamFilter({ database }), openSpamFilter({ database })];
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        filters[index % 2]?.learn(index % 4 ? offer : request, 'spam'),
      ),
    );
    const counted = new Map((await rows(database)).map(({ word, spam }) => [word, spam]));
    expect([counted.get('*'), counted.get('seo'), counted.get('asamblea')]).toEqual([20, 15, 5]);
  });

  it('keeps no two words together, since they might be a name', async () => {
    const database = await testDatabase(engine);
    await openSpamFilter({ database }).learn('Soy Filomena Quincoces. Primera página en Google.', 'spam');
    const kept = (await rows(database)).map(({ word }) => word);
    expect(kept).toContain('google');
    expect(kept.filter((word) => word.includes(' '))).toEqual([]);
  });

  it('decides nothing when the database is gone, and says so once', async () => {
    const database = await testDatabase(engine);
    await sql`drop table spam_word`.execute(database.db);
    await sql`drop table state`.execute(database.db);
    const reports: string[] = [];
    const filter = openSpamFilter({ database, report: (message) => reports.push(message) });
    for (const text of [offer, request]) expect((await filter.judge(text)).isSpam).toBe(false);
    expect(reports).toEqual([expect.stringContaining('without what marks have taught')]);
  });
});

function rows(database: Awaited<ReturnType<typeof testDatabase>>) {
  return database.db.selectFrom('spam_word').selectAll().orderBy('word').execute();
}

import { describe, expect, it } from 'vitest';
import { listAudit } from '#lib/database/audit.ts';
import { watchClock } from '#lib/database/watched-clock.ts';
import { engines, testDatabase } from '#tests/doubles/database.ts';
import { createShare, findShare, listShares, mostLinks, revokeShare } from './share-store.ts';

const by = { id: 'p1', name: 'Ada Ruiz', email: 'ada@example.org' };
const file = { id: 'services/es/a.md', text: '---\ntitle: Ágora\n---\nUno.\n' };
const day = 24 * 3_600_000;
const now = Date.UTC(2026, 10, 21);

describe.each(engines)('links to drafts on %s', (engine) => {
  it('gives back the bytes for the key alone, and keeps no key', async () => {
    const database = await testDatabase(engine);
    const created = await createShare(database, file, { by, days: 7, now });
    expect(created?.key).toMatch(/^[\w-]{27}$/);
    const found = await findShare(database, created?.key ?? '', now);
    expect(found).toEqual({ ...created?.link, file });
    expect(await findShare(database, `${created?.key.slice(0, 26)}_`, now)).toBeNull();
    const rows = await database.db.selectFrom('share').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(created?.key);
  });

  it('ends after its days, and forgets what has ended', async () => {
    const database = await testDatabase(engine);
    const { key = '' } = (await createShare(database, file, { by, days: 1, now })) ?? {};
    expect(await findShare(database, key, now + day - 1)).not.toBeNull();
    expect(await findShare(database, key, now + day)).toBeNull();
    expect(await listShares(database, file.id, now + day)).toEqual([]);
    await watchClock(database, now);
    await watchClock(database, now + day);
    // By a clock that has jumped ahead nothing is forgotten.
    const other = { ...file, id: 'services/es/b.md' };
    await createShare(database, other, { by, days: 1, now: now + 900 * day });
    expect(await findShare(database, key, now)).not.toBeNull();
    await database.db.deleteFrom('share').where('file', '=', other.id).execute();
    await createShare(database, other, { by, days: 1, now: now + 2 * day });
    expect(await database.db.selectFrom('share').select('file').execute()).toEqual([
      { file: 'services/es/b.md' },
    ]);
  });

  it('withdraws one link and leaves the others, and says who did', async () => {
    const database = await testDatabase(engine);
    const first = await createShare(database, file, { by, days: 7, now });
    const second = await createShare(database, file, { by, days: 30, now: now + 1 });
    const id = first?.link.id ?? '';
    expect(await revokeShare(database, { id, file: 'services/es/other.md' }, by)).toBe(false);
    expect(await revokeShare(database, { id, file: file.id }, by)).toBe(true);
    expect(await revokeShare(database, { id, file: file.id }, by)).toBe(false);
    expect(await findShare(database, first?.key ?? '', now)).toBeNull();
    expect(await listShares(database, file.id, now)).toEqual([second?.link]);
    const { entries } = await listAudit(database, { subject: file.id });
    expect(entries.map(({ action }) => action).sort()).toEqual([
      'share.create',
      'share.create',
      'share.revoke',
    ]);
  });

  it('has an end for the number of links to one file', async () => {
    const database = await testDatabase(engine);
    for (let count = 0; count < mostLinks; count += 1)
      expect(await createShare(database, file, { by, days: 7, now })).not.toBeNull();
    expect(await createShare(database, file, { by, days: 7, now })).toBeNull();
    expect(
      await createShare(database, { ...file, id: 'pages/es/a.md' }, { by, days: 7, now }),
    ).not.toBeNull();
  });
});

import { expect, it } from 'vitest';
import { post, testStudio } from '#tests/doubles/studio.ts';
import type { CreatedShare } from './share-actions.ts';
import { findShare } from './share-store.ts';

const path = 'content/services/es/agora.md';
const base =
  '---\nlayout: service\nslug: agora\ntitle:   Ágora # la plaza\nfamily: participation\n---\nUno.\n';

it('shares what the form holds, merged into the bytes that stand, and publishes nothing', async () => {
  const studio = await testStudio({ 'services/es/agora.md': base });
  const ada = await studio.editor('ada@example.org', { name: 'Ada' });
  const served = await ada.ask<{ data: string }>('getEntry', { path });
  const raw = served.body.data.replace('Uno.', 'Dos.').replace(' # la plaza', '');
  const before = studio.commits();
  const { status, body } = await ada.ask<CreatedShare>('share', { path, raw, days: 30 });
  expect(status).toBe(200);
  const key = body.address.replace('/preview/', '');
  const shared = await findShare(studio.database, key);
  expect(shared?.file).toEqual({ id: 'services/es/agora.md', text: base.replace('Uno.', 'Dos.') });
  expect(studio.commits()).toBe(before);
  expect(body.links).toEqual([
    { id: shared?.id, by: 'Ada', createdAt: shared?.createdAt, expiresAt: shared?.expiresAt },
  ]);

  const bea = await studio.editor('bea@example.org');
  const [link] = (await bea.ask<CreatedShare>('shares', { path })).body.links;
  expect((await bea.ask<CreatedShare>('revokeShare', { path, id: link?.id })).body.links).toEqual([]);
  expect(await findShare(studio.database, key)).toBeNull();
});

it('lasts a week unless asked, and never more than thirty days', async () => {
  const studio = await testStudio({ 'services/es/agora.md': base });
  const ada = await studio.editor('ada@example.org');
  const { body } = await ada.ask<CreatedShare>('share', { path, raw: base });
  const [link] = body.links;
  expect((link?.expiresAt ?? 0) - (link?.createdAt ?? 0)).toBe(7 * 24 * 3_600_000);
  for (const days of [0, 31, 1.5])
    expect((await ada.ask('share', { path, raw: base, days })).status).toBe(400);
});

it('refuses what has no page, other paths, and people who have not signed in, in words', async () => {
  const studio = await testStudio({ 'services/es/agora.md': base });
  const ada = await studio.editor('ada@example.org');
  const broken = await ada.ask('share', { path, raw: '---\n\ttitle: [\n---\n' });
  expect([broken.status, broken.body.error]).toEqual([
    422,
    expect.stringContaining('no hay página que compartir'),
  ]);
  const elsewhere = await ada.ask('share', { path: 'content/../package.json', raw: base });
  expect(elsewhere.status).toBe(400);
  const stranger = await post(studio.origin, {}, { action: 'share', params: { path, raw: base } });
  expect(stranger.status).toBe(401);
  expect(await studio.database.db.selectFrom('share').selectAll().execute()).toEqual([]);
});

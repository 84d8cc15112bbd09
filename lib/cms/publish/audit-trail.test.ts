import { expect, it } from 'vitest';
import { listAudit } from '#lib/database/audit.ts';
import { openInDecap } from '#tests/doubles/decap.ts';
import { testStudio } from '#tests/doubles/studio.ts';

const path = 'content/services/es/asambleas.md';
const text = '---\nlayout: service\ntitle: Asambleas\nslug: asambleas\n---\nTexto.\n';

it('everything that is done to an entry is in the audit trail: who, what, and from which version', async () => {
  const studio = await testStudio({ 'services/es/asambleas.md': text });
  const ada = await studio.editor('ada@example.org', { name: 'Ada' });
  const { git } = studio.repository;
  const first = git('rev-parse', 'HEAD');
  const blob = git('rev-parse', `HEAD:${path}`);
  const dataFiles = await openInDecap(ada, [path], { fields: { title: 'Diálogos' } });
  const saved = (await ada.ask('persistEntry', { dataFiles })).body.commit;
  const deleted = (await ada.ask('deleteFiles', { paths: [path] })).body.commit;
  await ada.ask('undo', { commit: deleted });
  await ada.ask('restore', { path, commit: first });
  const { body: link } = await ada.ask<{ links: { id: string }[] }>('share', {
    ...{ path, days: 7 },
    raw: text.replace('Texto', 'Borrador'),
  });
  await ada.ask('revokeShare', { path, id: link.links[0]?.id });
  // Saving what stands already is nothing that was done.
  await ada.ask('persistEntry', { dataFiles: await openInDecap(ada, [path]) });

  const { entries } = await listAudit(studio.database);
  const told = entries.filter(({ action }) => /^(entry|share)\./.test(action)).reverse();
  expect(told.map(({ actor, action, detail }) => [actor.name, action, detail.from])).toEqual([
    ['Ada', 'entry.save', blob],
    ['Ada', 'entry.delete', git('rev-parse', `${saved}:${path}`)],
    ['Ada', 'entry.undo', deleted],
    ['Ada', 'entry.restore', first],
    ['Ada', 'share.create', undefined],
    ['Ada', 'share.revoke', undefined],
  ]);
  const commits = git('log', '--format=%H', '--reverse').split('\n').slice(1);
  expect(told.slice(0, 4).map(({ detail }) => detail.commit)).toEqual(commits);
});

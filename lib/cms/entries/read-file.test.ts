import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Served } from '#tests/doubles/decap.ts';
import { testStudio } from '#tests/doubles/studio.ts';

it('shows nobody what a link within the content leads to, and writes nothing behind it', async () => {
  const studio = await testStudio({ 'services/es/huertos.md': '---\ntitle: Huertos\n---\nTexto.\n' });
  const { root, options } = studio.repository;
  await mkdir(join(root, 'outside'));
  await writeFile(join(root, 'outside/secreto.md'), '---\ntitle: Secreto\n---\nTexto.\n');
  await symlink('../../../outside/secreto.md', join(options.contentDir, 'services/es/enlace.md'));
  await symlink('../../outside', join(options.contentDir, 'services/en'));
  await studio.content.refresh(['services/es/enlace.md', 'services/en/secreto.md']);
  const ada = await studio.editor('ada@example.org');
  for (const path of ['content/services/es/enlace.md', 'content/services/en/secreto.md']) {
    expect((await ada.ask<Served>('getEntry', { path })).body.data).toBeNull();
    const raw = '---\ntitle: Nuevo\n---\nTexto.\n';
    const { status } = await ada.ask('persistEntry', {
      dataFiles: [{ path, raw }],
      options: { newEntry: true },
    });
    expect(status).toBeGreaterThanOrEqual(400);
  }
  const { body } = await ada.ask<Served[]>('entriesByFolder', { folder: 'content/services/es' });
  expect(body.map(({ file }) => file.path)).toEqual(['content/services/es/huertos.md']);
  expect(studio.commits()).toBe(1);
});

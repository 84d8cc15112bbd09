import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startSiteCopy } from './site-copy.ts';

const site = await startSiteCopy({
  script: 'dev',
  async prepare(contentDir) {
    await mkdir(join(contentDir, 'gone-pages'), { recursive: true });
    const retired = '---\ntitle: Retirada\naddresses: [/es/servicios/retirada]\n---\n';
    await writeFile(join(contentDir, 'gone-pages', 'retirada.md'), retired);
  },
});
afterAll(() => site.stop());

const get = (path: string, method = 'GET') => fetch(site.origin + path, { method, redirect: 'manual' });

describe('the development server', () => {
  it.each([
    ['/', 307, '/es'],
    ['/es/services', 308, '/es/servicios'],
    ['/es/servicios', 200, null],
    ['/es/nada', 404, null],
    ['/es/servicios/retirada', 410, null],
    ['/robots.txt', 200, null],
    ['/media/inventada.png', 404, null],
    ['/admin', 303, '/admin/sign-in?next=%2Fadmin'],
  ])('answers %s as the real one does: %i', async (path, status, location) => {
    const answer = await get(path);
    expect([answer.status, answer.headers.get('location')]).toEqual([status, location]);
  });

  it('keeps the scripts that load a page again, and lets them be fetched', async () => {
    const html = await (await get('/es')).text();
    const [, script] = /<script[^>]*\ssrc="(\/_next\/[^"]+)"/.exec(html) ?? [];
    expect((await get(script ?? '')).headers.get('content-type')).toContain('javascript');
  });

  it('puts a token into the form, and refuses what no page takes', async () => {
    expect(await (await get('/es/contacto')).text()).toMatch(/name="token" value="[\w.-]{20,}"/);
    expect((await get('/es', 'DELETE')).status).toBe(405);
  });
});

import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServerProcess } from '#tools/lab/server-process.ts';
import { copyProject, type ProjectCopy } from './project-copy.ts';

/** Adding Catalan is one line, one file of messages and content: this adds it to a copy of the project. */
describe('a new language', () => {
  let project: ProjectCopy;
  let server: ServerProcess;

  beforeAll(async () => {
    project = await copyProject();
    await addCatalan(project);
    server = await project.start();
  });

  afterAll(async () => {
    await server?.stop();
    await project?.remove();
  });

  async function get(path: string, headers: Record<string, string> = {}) {
    const answer = await fetch(server.origin + path, { redirect: 'manual', headers });
    return { status: answer.status, location: answer.headers.get('location'), html: await answer.text() };
  }

  it('needs no change of a type', () => {
    expect(project.run('node_modules/typescript/bin/tsc', '--noEmit')).toEqual({ status: 0, output: '' });
  });

  it('has its pages under its own words', async () => {
    const { status, html } = await get('/ca/serveis/finançament');
    expect([status, html]).toEqual([308, expect.anything()]);
    const page = await get('/ca/serveis/financament');
    expect(page.status).toBe(200);
    expect(page.html).toMatch(/<html[^>]* lang="ca"/);
    expect(page.html).toContain('Diners per als comuns');
    for (const path of ['/ca', '/ca/serveis', '/ca/contacte'])
      expect((await get(path)).status, path).toBe(200);
  });

  it('stands in the language switch, the sitemap and the choice at the door', async () => {
    expect((await get('/es')).html).toContain('Català');
    expect((await get('/sitemap.xml')).html).toContain('/ca/serveis/financament');
    expect((await get('/', { 'accept-language': 'ca' })).location).toContain('/ca');
  });

  it('shows what is not translated in the language that it has', async () => {
    const { status, html } = await get('/ca/serveis/democratic-funding');
    expect(status).toBe(200);
    expect(html).toMatch(/<html[^>]* lang="ca"/);
    expect(html).toMatch(/lang="es"/);
  });
});

async function addCatalan({ folder, insert }: ProjectCopy): Promise<void> {
  await insert(
    'lib/i18n/locales.ts',
    '} as const satisfies',
    "  ca: { name: 'Català', contact: 'contacte', thanks: 'gracies', sent: 'missatge', page: 'pagina', folders: { services: 'serveis' } },\n",
  );
  await cp(join(folder, 'messages', 'es.json'), join(folder, 'messages', 'ca.json'));
  await mkdir(join(folder, 'content', 'services', 'ca'), { recursive: true });
  await writeFile(
    join(folder, 'content', 'services', 'ca', 'financament.md'),
    '---\nlayout: service\ntitle: Diners per als comuns\nslug: finançament\nfamily: funding\n---\n\nUn text en català.\n',
  );
}

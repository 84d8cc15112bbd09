import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServerProcess, startServer } from '#scripts/server-process.ts';

// Everything that is made or fetched stays behind.
const left = new Set(['node_modules', '.next', '.git', 'data', 'screenshots', 'test-results']);

/** Adding Catalan is one line, one file of messages and content: this adds it to a copy of the project. */
describe('a new language', () => {
  let folder: string;
  let server: ServerProcess;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'catala-'));
    await cp('.', folder, { recursive: true, filter: (path) => !left.has(basename(path)) });
    copyPackages(folder);
    await addCatalan(folder);
    server = await startServer({
      root: folder,
      patience: 240_000,
      env: {
        CONTENT_DIR: join(folder, 'content'),
        MEDIA_DIR: join(folder, 'public', 'media'),
        DATA_DIR: join(folder, 'data'),
      },
    });
  });

  afterAll(async () => {
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function get(path: string, headers: Record<string, string> = {}) {
    const answer = await fetch(server.origin + path, { redirect: 'manual', headers });
    return { status: answer.status, location: answer.headers.get('location'), html: await answer.text() };
  }

  it('needs no change of a type', () => {
    const { status, stdout } = spawnSync(join(folder, 'node_modules', '.bin', 'tsc'), ['--noEmit'], {
      cwd: folder,
    });
    expect(stdout.toString()).toBe('');
    expect(status).toBe(0);
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

// Links where the file system can: Next's compiler does not follow a symbolic link out of the project.
function copyPackages(folder: string): void {
  const target = join(folder, 'node_modules');
  if (spawnSync('cp', ['-al', 'node_modules', target]).status === 0) return;
  spawnSync('rm', ['-rf', target]);
  spawnSync('cp', ['-a', 'node_modules', target]);
}

async function addCatalan(folder: string): Promise<void> {
  const routing = join(folder, 'lib', 'i18n', 'locales.ts');
  const line =
    "  ca: { name: 'Català', contact: 'contacte', thanks: 'gracies', sent: 'missatge', page: 'pagina', folders: { services: 'serveis' } },\n";
  const source = await readFile(routing, 'utf8');
  await writeFile(routing, source.replace('} as const satisfies', `${line}} as const satisfies`));
  await cp(join(folder, 'messages', 'es.json'), join(folder, 'messages', 'ca.json'));
  await mkdir(join(folder, 'content', 'services', 'ca'), { recursive: true });
  await writeFile(
    join(folder, 'content', 'services', 'ca', 'financament.md'),
    '---\nlayout: service\ntitle: Diners per als comuns\nslug: finançament\nfamily: funding\n---\n\nUn text en català.\n',
  );
}

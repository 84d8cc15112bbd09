import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '#tests/eventually.ts';
import { scriptTraces } from '#tests/script-traces.ts';
import { sitemapPaths } from './site.ts';
import { type SiteCopy, startSiteCopy } from './site-copy.ts';

let site: SiteCopy;

beforeAll(async () => {
  site = await startSiteCopy();
});

afterAll(() => site.stop());

async function get(path: string) {
  const answer = await fetch(site.origin + path, { redirect: 'manual' });
  return { status: answer.status, html: await answer.text() };
}

function document(title: string, body: string): string {
  return `---\nlayout: service\ntitle: ${title}\ndescription: Una prueba de principio a fin.\n---\n\n${body}\n`;
}

describe('a change of a file', () => {
  it('shows on every page that it touches, which stay without script', async () => {
    const path = '/es/servicios/democratic-funding';
    await Promise.all([get(path), get('/es/servicios'), get('/es')]);
    await site.edit('services/es/democratic-funding.md', (text) =>
      text.replace(/^title: .*/m, 'title: Dinero común'),
    );
    await eventually(async () => expect((await get(path)).html).toContain('Dinero común'));
    await eventually(async () => expect((await get('/es/servicios')).html).toContain('Dinero común'));
    expect(scriptTraces((await get(path)).html)).toEqual([]);
    expect(scriptTraces((await get('/es/servicios')).html)).toEqual([]);
  });

  it('of the settings shows everywhere', async () => {
    await get('/en/contact');
    await site.edit('settings/en/site.md', (text) =>
      text.replace(/^tagline: .*/m, 'tagline: Democracy is a practice.'),
    );
    await eventually(async () =>
      expect((await get('/en/contact')).html).toContain('Democracy is a practice.'),
    );
  });
});

describe('a new file', () => {
  it('becomes a page without script, in the lists and in the sitemap', async () => {
    const path = '/es/servicios/prueba-nueva';
    expect((await get(path)).status).toBe(404);
    await site.write('services/es/prueba-nueva.md', document('Prueba nueva', 'Un texto **nuevo**.'));
    await eventually(async () => expect((await get(path)).status).toBe(200));
    const { html } = await get(path);
    expect(html).toContain('Un texto <strong>nuevo</strong>.');
    expect(scriptTraces(html)).toEqual([]);
    await eventually(async () => expect((await get('/es/servicios')).html).toContain(path));
    expect(await sitemapPaths(site.origin)).toContain(path);
  });

  it('in one language says so in the other (content case 30)', async () => {
    await site.write('services/es/solo-aqui.md', document('Solo aquí', 'Escrito solo en castellano.'));
    await eventually(async () => expect((await get('/en/services/solo-aqui')).status).toBe(200));
    const { html } = await get('/en/services/solo-aqui');
    expect(html).toMatch(/<html[^>]* lang="en"/);
    expect(html).toMatch(/lang="es"[^>]*>[\s\S]*Escrito solo en castellano/);
    expect(html).toContain(`rel="canonical" href="${site.origin}/es/servicios/solo-aqui"`);
    expect(html).not.toMatch(/rel="alternate"[^>]*hrefLang="(?:es|en)"/i);
    expect(await sitemapPaths(site.origin)).not.toContain('/en/services/solo-aqui');
  });
});

describe('what is not public', () => {
  it.each(['published: false', 'hide: true', 'borrador: sí'])('(%s) is nowhere', async (line) => {
    const name = `oculto-${line.split(':')[0]}`;
    const path = `/es/servicios/${name}`;
    await site.write(`services/es/${name}.md`, document('Algo oculto', 'Nadie lo lee.'));
    await eventually(async () => expect((await get(path)).status).toBe(200));
    await site.edit(`services/es/${name}.md`, (text) => text.replace('---\n', `---\n${line}\n`));
    await eventually(async () => expect((await get(path)).status).toBe(404));
    const lists = ['/es', '/es/servicios', '/en/services', '/sitemap.xml', '/es/feed.xml', '/llms.txt'];
    for (const list of lists) {
      await eventually(async () => expect((await get(list)).html, list).not.toContain(name));
    }
    expect((await get(`/en/services/${name}`)).status).toBe(404);
  });

  it('is gone when its file is', async () => {
    const path = '/es/servicios/pasajero';
    await site.write('services/es/pasajero.md', document('Pasajero', 'Está de paso.'));
    await eventually(async () => expect((await get(path)).status).toBe(200));
    await site.remove('services/es/pasajero.md');
    await eventually(async () => expect((await get(path)).status).toBe(404));
    expect(scriptTraces((await get(path)).html)).toEqual([]);
  });
});

describe('a file that cannot be read', () => {
  const path = '/en/services/spatial-justice';
  const file = 'services/en/spatial-justice.md';

  it.each([
    ['broken YAML', () => '---\ntitle: [\n---\n\nText.\n'],
    ['nothing', () => ''],
    ['a NUL byte in place of text', () => '\0\0\0'],
    ['a megabyte', (text: string) => text + 'x '.repeat(600_000)],
  ])('(%s) leaves the last good page standing and others alone', async (_name, spoil) => {
    const { html: before } = await get(path);
    let good = '';
    await site.edit(file, (text) => {
      good = text;
      return spoil(text);
    });
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const after = await get(path);
    await site.write(file, good);
    expect(after.status).toBe(200);
    expect(titleOf(after.html)).toBe(titleOf(before));
    expect((await get('/en/services')).status).toBe(200);
    expect((await get('/api/health')).status).toBe(200);
  });

  it('from the start is left out, and every other page works', async () => {
    await site.write('services/en/never-good.md', '---\ntitle: [\n---\n');
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect((await get('/en/services/never-good')).status).toBe(404);
    expect((await get('/en/services')).status).toBe(200);
  });

  it('is followed again once it is mended', async () => {
    await site.edit(file, (text) => text.replace(/^title: .*/m, 'title: Mended at last'));
    await eventually(async () => expect((await get(path)).html).toContain('Mended at last'));
  });
});

function titleOf(html: string): string {
  return /<h1[^>]*>([\s\S]*?)<\/h1>/.exec(html)?.[1] ?? '';
}

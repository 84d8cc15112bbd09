import { existsSync, globSync } from 'node:fs';
import { copyFile, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseMarkup } from '#tests/markup.ts';
import { scriptTraces } from '#tests/script-traces.ts';
import { type SiteCopy, startSiteCopy } from './site-copy.ts';

// Documents of the old site, byte for byte; they stand beside the project where it is developed.
const folder = resolve('..', 'shared', 'seeds');

/** What each document is, by a line that only it has. */
const places: [RegExp, string][] = [
  [/^uid: together$/m, 'pages/en/from-the-old-site.md'],
  [/^slug: citizen-assemblies-dialogues$/m, 'services/es/from-the-old-site-1.md'],
  [/^slug: open-source-digital-tools$/m, 'services/es/from-the-old-site-2.md'],
  [/^slug: democratic-funding$/m, 'services/en/from-the-old-site.md'],
];

/** Our own documents on the same subjects step aside. */
const replaced = [
  'services/es/citizen-assemblies-dialogues.md',
  'services/es/open-source-digital-tools.md',
  'services/en/democratic-funding.md',
];

describe.skipIf(!existsSync(folder))('documents of the old site, unchanged', () => {
  let site: SiteCopy;

  beforeAll(async () => {
    site = await startSiteCopy({
      async prepare(contentDir) {
        for (const path of replaced) await rm(join(contentDir, path));
        for (const file of globSync(join(folder, '*.txt'))) {
          const text = await readFile(file, 'utf8');
          const [, path] = places.find(([sign]) => sign.test(text)) ?? [];
          if (path) await copyFile(file, join(contentDir, path));
        }
      },
    });
  });
  afterAll(() => site.stop());

  async function get(path: string) {
    const answer = await fetch(site.origin + path);
    const html = await answer.text();
    const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '';
    return { status: answer.status, html, main, headings: headingsOf(main) };
  }

  it('come out without an error, a script or a figure without a number', async () => {
    const paths = [
      '/es/servicios/citizen-assemblies-dialogues',
      '/es/servicios/open-source-digital-tools',
      '/en/services/democratic-funding',
    ];
    for (const path of paths) {
      const { status, html, headings } = await get(path);
      expect(status, path).toBe(200);
      expect(scriptTraces(html), path).toEqual([]);
      expect(
        headings.filter(({ text }) => /^[_\\-]*$/.test(text)),
        path,
      ).toEqual([]);
      expect(
        headings.filter(({ level }) => level === 1),
        path,
      ).toHaveLength(1);
      expect(html, path).not.toMatch(/\{%|\*\*|√|\\\*/);
    }
  });

  it('lose the heading of empty figures, and keep a heading whose text stood on the next line', async () => {
    const { headings, main } = await get('/es/servicios/citizen-assemblies-dialogues');
    const texts = headings.map(({ text }) => text);
    expect(texts[0]).toBe('Diseño y facilitación de Asambleas y Diálogos ciudadanos');
    expect(texts).not.toContain('Impacto hasta el momento');
    expect(texts).toEqual(expect.arrayContaining(['¿Cómo lo conseguimos?', 'Proyectos relacionados']));
    const items = parseMarkup(main).all('li');
    expect(items.length).toBeGreaterThanOrEqual(4);
  });

  it('show figures in the format of their language', async () => {
    const { main } = await get('/en/services/democratic-funding');
    expect(main).toContain('83.8%');
    expect(main).toContain('21M');
  });

  it('call to action in whole words', async () => {
    const { main } = await get('/en/services/democratic-funding');
    expect(main).not.toContain('Preg√∫ntanos');
    expect(main).toMatch(/href="\/en\/contact\?service=democratic-funding"/);
    const spanish = await get('/es/servicios/open-source-digital-tools');
    expect(spanish.main).toMatch(
      /href="\/es\/contacto\?service=open-source-digital-tools"[^>]*>\s*(?:<[^>]+>)*Pregúntanos/,
    );
  });

  it('hold their videos back until they are asked for', async () => {
    const { html, main } = await get('/en/services/democratic-funding');
    expect(main).toContain('data-player');
    expect(html).not.toContain('YouTube video player');
    expect(html).not.toMatch(/<iframe[^>]*src="https:\/\/www\.youtube\.com/);
  });

  it('stay unseen while they are not published', async () => {
    const { html } = await get('/sitemap.xml');
    expect(html).not.toContain('/en/together');
    expect((await get('/en/together')).html).not.toContain('What do we do? Our services');
  });
});

function headingsOf(html: string): { level: number; text: string }[] {
  return [...html.matchAll(/<h([1-6])[^>]*>([\s\S]*?)<\/h\1>/g)].map(([, level, inner]) => ({
    level: Number(level),
    text: (inner ?? '').replace(/<[^>]+>/g, '').trim(),
  }));
}

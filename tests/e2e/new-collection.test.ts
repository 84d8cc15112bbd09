import { execFileSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '#tests/eventually.ts';
import type { ServerProcess } from '#tools/lab/server-process.ts';
import { addEditor, type StudioClient, signInToStudio } from '#tools/lab/studio-client.ts';
import { copyProject, type ProjectCopy } from './project-copy.ts';

const declaration = `import { z } from 'zod';
import { defineCollection } from './collection.ts';
import { field } from '#lib/fields/field.ts';
import { documentFields, line } from './shared-fields.ts';

export const meetings = defineCollection({
  name: 'meetings',
  label: { es: 'Encuentros', en: 'Meetings' },
  singular: { es: 'encuentro', en: 'meeting' },
  localized: true,
  pages: { folder: { es: 'encuentros', en: 'meetings' }, perPage: 2, dated: 'day', schemaType: 'Event' },
  schema: z.looseObject({
    layout: field(z.string().default('meeting'), { es: 'Plantilla', en: 'Layout' }, { widget: 'hidden' }),
    ...documentFields,
    day: field(line, { es: 'Día', en: 'Day' }),
    services: field(
      z.array(line).default([]),
      { es: 'Servicios', en: 'Services' },
      { widget: 'relation', collection: 'services' },
    ),
  }),
});
`;

const route = `import { CollectionEntry } from '#components/pages/collection-entry.tsx';
import { collectionRoute } from '#components/pages/collection-route.tsx';
import type { EntryPage } from '#lib/content/page-data.ts';
import { translator } from '#lib/i18n/translate.ts';

export const instant = false;

/** A meeting says its day above its title. */
function Meeting({ page }: { page: EntryPage<'meetings'> }) {
  const t = translator(page.frame.locale);
  return <CollectionEntry page={page} above={<p className="wrap">{t('meetings.day', { day: page.data.day })}</p>} />;
}

const { metadata, Page } = collectionRoute('meetings', { Entry: Meeting });

export const generateMetadata = metadata;

export default Page;
`;

const words = {
  es: '"meetings": {"title": "Encuentros", "description": "Dónde vernos.", "lead": "Nos vemos en persona.", "day": "Día {day}"},\n  ',
  en: '"meetings": {"title": "Meetings", "description": "Where to meet.", "lead": "We meet in person.", "day": "Day {day}"},\n  ',
};

const fileOf = (title: string, slug: string, more = '') =>
  `---\nlayout: meeting\ntitle: ${title}\ndescription: De **qué** va.\nslug: ${slug}\n${more}---\n\nTexto de ${title}.\n`;

const content = {
  'es/plaza.md': fileOf('La plaza', 'plaza', 'day: 2026-05-03\nservices: [matchfunding]\naliases: [agora]\n'),
  'en/plaza.md': fileOf('The square', 'plaza', 'day: 2026-05-03\nservices: [matchfunding]\n'),
  'es/huerto.md': fileOf('El huerto', 'huerto', 'day: 2026-06-01\n'),
  'es/taller.md': fileOf('El taller', 'taller', 'day: 2026-04-01\n'),
  'es/oculto.md': fileOf('Aún no', 'oculto', 'day: 2026-07-01\npublished: false\n'),
};

/** A kind of page is one declaration: this adds one to a copy of the project, in five files. */
describe('a new collection with pages', () => {
  let project: ProjectCopy;
  let server: ServerProcess;
  let ada: StudioClient;
  const file = (path: string) => join(project.folder, 'content', 'meetings', path);

  beforeAll(async () => {
    project = await copyProject();
    await addMeetings(project);
    server = await project.start();
    addEditor(join(project.folder, 'data'), 'ada@example.org');
    ada = await signInToStudio(server.origin, 'ada@example.org');
  });

  afterAll(async () => {
    await server?.stop();
    await project?.remove();
  });

  async function get(path: string, headers: Record<string, string> = {}) {
    const answer = await fetch(server.origin + path, { redirect: 'manual', headers });
    const found = { status: answer.status, location: answer.headers.get('location') };
    return { ...found, html: await answer.text() };
  }

  async function save(path: string, change: (text: string) => string) {
    const { body: served } = await ada.ask<{ data: string }>('getEntry', { path });
    return ada.ask<Record<string, unknown>>('persistEntry', {
      ...{ dataFiles: [{ path, raw: change(served.data) }], assets: [], options: {} },
    });
  }

  it('needs no change of a type', () => {
    expect(project.run('node_modules/typescript/bin/tsc', '--noEmit')).toEqual({ status: 0, output: '' });
  });

  it('has a list in each language, the newest first, with further pages', async () => {
    const { html } = await get('/es/encuentros');
    expect(html).toMatch(/<h1[^>]*>Encuentros<\/h1>/);
    expect(html).toContain('Nos vemos en persona.');
    expect(html.indexOf('El huerto')).toBeLessThan(html.indexOf('La plaza'));
    expect(html).not.toContain('El taller');
    expect((await get('/es/encuentros/pagina/2')).html).toContain('El taller');
    expect((await get('/es/encuentros/pagina/3')).status).toBe(404);
    expect((await get('/en/meetings')).html).toContain('We meet in person.');
  });

  it('has a page for each entry, with its own component, structured data and neighbours', async () => {
    const { status, html } = await get('/es/encuentros/plaza');
    expect(status).toBe(200);
    expect(html).toContain('Día 2026-05-03');
    expect(html).toContain('"@type":"Event"');
    expect(html).toContain('"datePublished":"2026-05-03"');
    expect(html).toContain('"@type":"BreadcrumbList"');
    expect(html).toMatch(/href="\/es\/encuentros\/huerto"/);
    expect(html).toMatch(/property="og:image" content="[^"]*\/og\/es\/meetings\/plaza\.png"/);
    const picture = await fetch(`${server.origin}/og/es/meetings/plaza.png`);
    expect(picture.headers.get('content-type')).toBe('image/png');
  });

  it('says its languages, falls back honestly, and leads old and odd addresses on', async () => {
    const { html } = await get('/en/meetings/plaza');
    expect(html).toMatch(/hrefLang="es" href="[^"]*\/es\/encuentros\/plaza"/i);
    const fallback = await get('/en/meetings/huerto');
    expect([fallback.status, /lang="es"/.test(fallback.html)]).toEqual([200, true]);
    expect(fallback.html).toMatch(/rel="canonical" href="[^"]*\/es\/encuentros\/huerto"/);
    for (const [from, to] of [
      ['/es/meetings/plaza', '/es/encuentros/plaza'],
      ['/es/encuentros/agora', '/es/encuentros/plaza'],
      ['/ES/Encuentros/Plaza/', '/es/encuentros/plaza'],
    ] as const)
      expect(await get(from)).toMatchObject({ status: 308, location: to });
    for (const path of ['/es/encuentros/nada', '/es/encuentros/oculto', '/es/encuentros/plaza/nada'])
      expect((await get(path)).status, path).toBe(404);
  });

  it('shows relations both ways', async () => {
    expect((await get('/es/encuentros/plaza')).html).toContain('/es/servicios/matchfunding');
    expect((await get('/es/servicios/matchfunding')).html).toContain('/es/encuentros/plaza');
  });

  it('stands in the sitemap, in llms.txt and in a feed of its own', async () => {
    const { html: sitemap } = await get('/sitemap.xml');
    for (const path of ['/es/encuentros', '/en/meetings', '/es/encuentros/plaza', '/en/meetings/plaza'])
      expect(sitemap).toContain(`${path}</loc>`);
    expect(sitemap).not.toContain('oculto');
    expect((await get('/llms.txt')).html).toContain('/es/encuentros/plaza');
    const { status, html: feed } = await get('/es/encuentros/feed.xml');
    expect(status).toBe(200);
    expect(feed.indexOf('El huerto')).toBeLessThan(feed.indexOf('La plaza'));
    expect(feed).toContain('<published>2026-05-03T00:00:00Z</published>');
    expect(feed).not.toContain('/es/servicios/');
    expect((await get('/es/encuentros')).html).toContain('/es/encuentros/feed.xml');
  });

  it('has a form with the text, and a preview', async () => {
    const { html } = await get('/admin', { cookie: ada.cookie });
    const start = /<script[^>]*id="studio-start"[^>]*>([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '{}';
    const { config } = JSON.parse(start) as {
      config: { collections: { name: string; fields?: { name: string }[] }[] };
    };
    const fields = config.collections.find(({ name }) => name === 'meetings')?.fields ?? [];
    expect(fields.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['title', 'day', 'services', 'body']),
    );
    const path = 'content/meetings/es/plaza.md';
    const raw = content['es/plaza.md'].replace('Texto de La plaza', 'Palabras que nadie ha publicado');
    const { body } = await ada.ask<{ html: string; address: string }>('preview', { path, raw });
    expect(body.address).toBe('/es/encuentros/plaza');
    expect(body.html).toContain('Palabras que nadie ha publicado');
    expect(body.html).toContain('Día 2026-05-03');
  });

  it('is saved, seen live at its own address, renamed with whoever names it, and deleted for good', async () => {
    const saved = await save('content/meetings/es/huerto.md', (text) => `${text}\nUna frase nueva.\n`);
    expect(saved.body).toMatchObject({ live: true, address: '/es/encuentros/huerto' });
    expect((await get('/es/encuentros/huerto')).html).toContain('Una frase nueva.');
    const renamed = await save('content/services/es/matchfunding.md', (text) =>
      text.replace(/^slug: .*/m, 'slug: dinero-cruzado'),
    );
    expect(renamed.body).toMatchObject({ live: true });
    for (const locale of ['es', 'en'])
      expect(await readFile(file(`${locale}/plaza.md`), 'utf8')).toContain('services: [dinero-cruzado]');
    expect(await readFile(join(project.folder, 'content/settings/en/home.md'), 'utf8')).toContain(
      '- dinero-cruzado',
    );
    const paths = ['content/meetings/es/taller.md'];
    const plan = await ada.ask<{ addresses: string[]; targets: { address: string }[] }>('planDeletion', {
      paths,
    });
    expect(plan.body.addresses).toEqual(['/es/encuentros/taller', '/en/meetings/taller']);
    expect(plan.body.targets.map(({ address }) => address)).toContain('/en/meetings');
    expect((await ada.ask('deleteFiles', { paths, options: {} })).body).toMatchObject({ live: true });
    await eventually(async () => expect((await get('/es/encuentros/taller')).status).toBe(410));
    expect((await get('/en/meetings/taller')).status).toBe(410);
  });

  it('is checked like every other', async () => {
    await writeFile(
      file('es/zeta.md'),
      `${fileOf(
        'Mal',
        'plaza',
        'day: 2026-05-03\nservices: [nadie]\nimage: {path: /media/no-esta.jpg, alt: Nada}\n',
      )}\n[Nada](/es/encuentros/nada)\n`,
    );
    const { output } = project.run('scripts/check.ts', '--json');
    const problems = JSON.parse(output.slice(output.indexOf('['))) as { file: string; code: string }[];
    const codesOf = (name: string) =>
      problems.filter((problem) => problem.file === `meetings/es/${name}.md`).map(({ code }) => code);
    const planted = ['slug-duplicate', 'reference-unknown', 'media-missing', 'link-broken'];
    expect(codesOf('zeta')).toEqual(expect.arrayContaining(planted));
    expect(codesOf('huerto')).toContain('translation-missing');
  });
});

async function addMeetings({ folder, insert }: ProjectCopy): Promise<void> {
  const write = async (path: string, text: string) => {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), text);
  };
  await write('lib/content/collections/meetings.ts', declaration);
  await insert(
    'lib/content/collections/all.ts',
    'import { pages }',
    "import { meetings } from './meetings.ts';\n",
  );
  await insert('lib/content/collections/all.ts', '  pages,\n', '  meetings,\n');
  await write('app/[locale]/meetings/[[...rest]]/page.tsx', route);
  for (const locale of ['es', 'en'] as const)
    await insert(`messages/${locale}.json`, '"admin": {', words[locale]);
  for (const [path, text] of Object.entries(content)) await write(join('content/meetings', path), text);
  const git = (...given: string[]) => execFileSync('git', given, { cwd: folder, stdio: 'ignore' });
  git('init', '-q', '-b', 'main');
  git('add', 'content');
  git('-c', 'user.name=Ana', '-c', 'user.email=ana@example.org', 'commit', '-q', '-m', 'Start the content');
}

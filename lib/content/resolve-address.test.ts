import { beforeAll, describe, expect, test } from 'vitest';
import { markdownFile } from '#tests/doubles/content.ts';
import { contentFile } from './content-file.ts';
import { createEntryIndex } from './entry-index.ts';
import { parseEntry } from './read-entry.ts';
import { resolveAddress } from './resolve-address.ts';

const index = createEntryIndex();

function add(id: string, data: Record<string, unknown>): void {
  const file = contentFile(id);
  const { entry } = file
    ? parseEntry({ ...file, size: 1, modified: 1 }, Buffer.from(markdownFile(data)))
    : {};
  if (!entry) throw new Error(`${id} is no document`);
  index.set(entry);
}

beforeAll(() => {
  add('services/es/1.md', { title: 'Diálogos', slug: 'Diálogos Ciudadanos' });
  add('services/en/9.md', { title: 'Dialogues', slug: 'dialogos-ciudadanos' });
  add('services/es/2.md', { title: 'Solo aquí', slug: 'solo' });
  add('services/es/3.md', { title: 'Otro solo', slug: 'solo' });
  add('services/es/4.md', { title: 'Borrador', slug: 'borrador', published: false });
  add('services/es/5.md', { title: 'Escondido', slug: 'escondido', hide: true });
  add('pages/es/a.md', { title: 'Sobre', slug: 'sobre', uid: 'about', aliases: ['about-us'] });
  add('pages/en/b.md', { title: 'About', slug: 'about', uid: 'about' });
});

describe('an address leads to', () => {
  test.each([
    ['/es', '/es', '/es'],
    ['/en/home', '/en', '/en'],
    ['/es/servicios', '/es/servicios', '/es/services'],
    ['/es/services/', '/es/servicios', '/es/services'],
    ['/en/services/page/3', '/en/services/page/3', '/en/services/page/3'],
    ['/en/services/pagina/3', '/en/services/page/3', '/en/services/page/3'],
    [
      '/es/servicios/dialogos-ciudadanos',
      '/es/servicios/dialogos-ciudadanos',
      '/es/services/dialogos-ciudadanos',
    ],
    [
      '/es/services/Di%C3%A1logos%20Ciudadanos/',
      '/es/servicios/dialogos-ciudadanos',
      '/es/services/dialogos-ciudadanos',
    ],
    [
      '/servicios/dialogos-ciudadanos',
      '/es/servicios/dialogos-ciudadanos',
      '/es/services/dialogos-ciudadanos',
    ],
    ['/ES/Contact', '/es/contacto', '/es/contact'],
    ['/es/about-us', '/es/sobre', '/es/pages/sobre'],
    ['/es/about', '/es/sobre', '/es/pages/sobre'],
    ['/en/sobre/', '/en/about', '/en/pages/about'],
    ['/en/services/solo', '/en/services/solo', '/en/services/solo'],
    ['/es/servicios/solo-2', '/es/servicios/solo-2', '/es/services/solo-2'],
  ])('%s → %s', (path, canonical, internal) => {
    expect(resolveAddress(index, path)).toMatchObject({ canonical, internal });
  });

  test.each([
    '/',
    '/fr',
    '/es/nada',
    '/es/servicios/nada',
    '/es/servicios/borrador',
    '/es/servicios/escondido',
    '/es/%E0%A4%A',
    '/es/a/b/c',
    '/es/servicios/pagina/2/nada',
    '/es/servicios/pagina/2/nada/mas',
    '/es/servicios/pagina/0',
  ])('%s → nothing', (path) => {
    expect(resolveAddress(index, path)).toBeNull();
  });
});

test('the other language is told apart: translated or not', () => {
  expect(resolveAddress(index, '/es/sobre')?.versions).toEqual({
    es: { href: '/es/sobre', translated: true },
    en: { href: '/en/about', translated: true },
  });
  expect(resolveAddress(index, '/es/servicios/solo')?.versions.en).toEqual({
    href: '/en/services/solo',
    translated: false,
  });
});

import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { markdownFile, testContent } from '#tests/doubles/content.ts';
import { openTestStore } from '#tests/doubles/page-store.ts';
import { addressOfEntry } from './entry-address.ts';

async function openStore(files: Record<string, string>) {
  const { contentDir } = await testContent(files);
  const content = await openTestStore(contentDir, join(contentDir, '.data'));
  onTestFinished(() => content.close());
  return content;
}

const pageOf = (uid: string, title: string, more = {}) =>
  markdownFile({ uid, title, slug: `sobre-${uid}`, description: `Sobre **${uid}**.`, ...more });

test('a page of the content gives a page of the site its words, in its own language only', async () => {
  const content = await openStore({
    'pages/es/lista.md': pageOf('services', 'Lo que hacemos'),
    'pages/es/escribe.md': pageOf('contact', 'Escribe'),
    'pages/es/gracias.md': pageOf('contact-thanks', 'Mil gracias'),
    'pages/es/perdido.md': pageOf('not-found', 'Te has perdido'),
  });
  const list = await content.listPage('services', 'es', 1);
  expect(list?.words).toMatchObject({ heading: 'Lo que hacemos', title: 'Lo que hacemos' });
  expect(list?.metadata).toMatchObject({ title: 'Lo que hacemos', description: 'Sobre services.' });
  expect((await content.listPage('services', 'en', 1))?.words.title).toBe('Services');
  expect((await content.contactPage('es', null)).words.heading).toBe('Escribe');
  expect((await content.sentPage('es', 'thanks', null)).words.heading).toBe('Mil gracias');
  expect((await content.errorPage('es', 'not-found')).words.heading).toBe('Te has perdido');
  expect((await content.errorPage('es', 'gone')).words.heading).not.toBe('Te has perdido');
});

test('has no address of its own: it leads to the page of the site', async () => {
  const content = await openStore({
    'pages/es/lista.md': pageOf('services', 'Lo que hacemos'),
    'pages/es/perdido.md': pageOf('not-found', 'Te has perdido'),
  });
  expect(content.resolve('/es/sobre-services')?.canonical).toBe('/es/servicios');
  expect(content.resolve('/es/sobre-not-found')).toBeNull();
  const entry = content.index.get('pages/es/lista.md');
  expect(entry && addressOfEntry(content.index, entry, 'es')).toBe('/es/servicios');
  const { pages } = await content.listing();
  const hrefs = pages.flatMap(({ versions }) => versions.es?.href ?? []);
  expect(hrefs.filter((href) => /sobre/.test(href))).toEqual([]);
});

test('of two with one name the first by its file counts, and the other is told', async () => {
  const content = await openStore({
    'pages/es/a.md': pageOf('services', 'Uno'),
    'pages/es/b.md': pageOf('services', 'Dos', { slug: 'dos' }),
  });
  expect((await content.listPage('services', 'es', 1))?.words.title).toBe('Uno');
  const source = Buffer.from(pageOf('services', 'Dos', { slug: 'dos' }));
  const { problems } = await content.openDraft({ id: 'pages/es/b.md', source, changed: null });
  expect(problems.find(({ code }) => code === 'uid-duplicate')?.values).toEqual({
    uid: 'services',
    other: 'pages/es/a.md',
  });
});

test('a service is no page of the site, whatever its name', async () => {
  const content = await openStore({
    'services/es/contact.md': pageOf('x', 'Contactos', { slug: 'contact' }),
  });
  expect(content.resolve('/es/servicios/contact')).toMatchObject({ canonical: '/es/servicios/contact' });
  expect(JSON.stringify((await content.listing()).pages)).toContain('/es/servicios/contact');
});

import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Locale } from '#lib/i18n/locales.ts';
import { markdownFile, testContent } from '#tests/doubles/content.ts';
import { openTestStore } from '#tests/doubles/page-store.ts';

/** The sections of a home page where the Spanish settings say these. */
async function sectionsOf(sections?: readonly object[], locale: Locale = 'es') {
  const { contentDir } = await testContent({
    'settings/es/home.md': markdownFile({ headline: 'Hola', ...(sections && { sections }) }),
  });
  const content = await openTestStore(contentDir, join(contentDir, '.data'));
  onTestFinished(() => content.close());
  return (await content.homePage(locale)).sections;
}

test('shows its sections as designed where the settings say nothing', async () => {
  const kinds = (await sectionsOf()).map(({ kind }) => kind);
  expect(kinds).toEqual(['agora', 'facts', 'services', 'collaborators', 'contact']);
});

test('shows them in the order of the settings, with their words, and without those that are hidden', async () => {
  const sections = await sectionsOf([
    { kind: 'contact', title: '¿Hablamos?' },
    { kind: 'services', lead: 'Lo **nuestro**.' },
    { kind: 'facts', hide: true },
    { kind: 'services', title: 'Otra vez' },
    { kind: 'inventada' },
  ]);
  expect(sections.map(({ kind, title }) => [kind, title])).toEqual([
    ['contact', '¿Hablamos?'],
    ['services', null],
    ['agora', null],
    ['collaborators', null],
  ]);
  expect(sections[1]?.lead).toContainEqual(expect.objectContaining({ tagName: 'strong' }));
});

test('orders them in a language that says nothing of it as in the other, in its own words', async () => {
  const sections = await sectionsOf([{ kind: 'contact', title: '¿Hablamos?' }], 'en');
  expect(sections.map(({ kind, title }) => [kind, title]).slice(0, 2)).toEqual([
    ['contact', null],
    ['agora', null],
  ]);
});

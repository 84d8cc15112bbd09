import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { markdownFile, testContent } from '#tests/doubles/content.ts';
import { openTestStore } from '#tests/doubles/page-store.ts';

/** The sections of a home page with these settings. */
async function sectionsOf(sections?: readonly object[]) {
  const { contentDir } = await testContent({
    'settings/es/home.md': markdownFile({ headline: 'Hola', ...(sections && { sections }) }),
  });
  const content = await openTestStore(contentDir, join(contentDir, '.data'));
  onTestFinished(() => content.close());
  return (await content.homePage('es')).sections;
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

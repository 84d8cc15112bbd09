import { describe, expect, test } from 'vitest';
import { markdownFile } from '#tests/doubles/content.ts';
import { contentFile } from './content-file.ts';
import { createEntryIndex } from './entry-index.ts';
import { addressKey, findGone } from './gone-address.ts';
import { parseEntry } from './read-entry.ts';

const index = createEntryIndex();
const documents: Record<string, Record<string, unknown>> = {
  'services/es/otra.md': { title: 'Otra', slug: 'otra' },
  'pages/es/sobre.md': { title: 'Sobre', slug: 'sobre', uid: 'about' },
  'pages/en/about.md': { title: 'About', slug: 'about', uid: 'about' },
  'gone-pages/a.md': { title: 'A', addresses: ['/es/servicios/a', '/en/services/a'] },
  'gone-pages/b.md': { title: 'B', addresses: ['/es/b', '/en/b'], to: '/es/sobre' },
  'gone-pages/c.md': { title: 'C', addresses: ['/es/c'], to: '/en/b/#part' },
  'gone-pages/d.md': { title: 'D', addresses: ['/es/d'], to: '/es/nowhere' },
  'gone-pages/e.md': { title: 'E', addresses: ['/es/e'], to: '/es/f' },
  'gone-pages/f.md': { title: 'F', addresses: ['/es/f'], to: '/es/e' },
};
for (const [id, data] of Object.entries(documents)) {
  const file = contentFile(id);
  const entry = file && parseEntry({ ...file, size: 1, modified: 1 }, Buffer.from(markdownFile(data))).entry;
  if (entry) index.set(entry);
}
const find = (path: string) => findGone({ index, derive: (_name, make) => make() }, path);

describe('an address at which a page stood', () => {
  test.each([
    ['/es/servicios/a', 'es'],
    ['/es/services/A/', 'es'],
    ['/services/a', 'es'],
    ['/en/services/a', 'en'],
    ['/es/d', 'es'],
    ['/es/e', 'es'],
  ])('%s says that it is gone', (path, locale) => {
    expect(find(path)).toEqual({ locale, to: null });
  });

  test.each([
    ['/es/b', '/es/sobre'],
    ['/en/b', '/en/about'],
    ['/es/c', '/es/sobre'],
  ])('%s leads to %s', (path, to) => {
    expect(find(path)).toMatchObject({ to });
  });

  test.each(['/es/servicios/b', '/es/otra', '/', '/es/%E0%A4%A'])('%s was never known', (path) => {
    expect(find(path)).toBeNull();
  });
});

test('all spellings of an address have one key', () => {
  expect(
    new Set(['/es/servicios/Jardín/', '/ES/services/jardin', '/services/jardin?a#b'].map(addressKey)),
  ).toEqual(new Set(['es/services/jardin']));
});

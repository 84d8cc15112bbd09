import { beforeAll, describe, expect, it } from 'vitest';
import { contentFile } from './content-file.ts';
import { createMemory } from './derived-memory.ts';
import { createEntryIndex, type EntryIndex } from './entry-index.ts';
import { findByName } from './find-by-name.ts';
import { parseEntry } from './read-entry.ts';

let index: EntryIndex;

beforeAll(() => {
  index = createEntryIndex();
  add('services/es/huerto.md', 'title: El huerto comunal\nslug: huertos');
  add('services/en/garden.md', 'title: The garden\nslug: huertos');
  add('services/es/solo.md', 'title: Solo aquí');
  add('services/es/oculto.md', 'title: Secreto a voces\nslug: callado\npublished: false');
});

function add(id: string, frontMatter: string): void {
  const file = contentFile(id);
  const entry =
    file && parseEntry({ ...file, size: 0, modified: 0 }, Buffer.from(`---\n${frontMatter}\n---\n`)).entry;
  if (!entry) throw new Error(`${id} is no entry.`);
  index.set(entry);
}

const find = (name: string, locale: 'es' | 'en' = 'es') =>
  findByName({ index, derive: createMemory(() => 0) }, 'services', locale, name)?.id ?? null;

describe('an entry is found by', () => {
  it.each(['huertos', 'HUERTOS', 'huerto', 'garden', 'El huerto comunal', 'el_huerto_comunal', 'The Garden'])(
    '%s, in the language that is asked for',
    (name) => {
      expect([find(name), find(name, 'en')]).toEqual(['services/es/huerto.md', 'services/en/garden.md']);
    },
  );

  it('any of its names in another language, where this one has no text', () => {
    expect(find('Solo aquí', 'en')).toBe('services/es/solo.md');
  });
});

it.each(['nadie', '', 'callado', 'oculto', 'Secreto a voces'])(
  '%s leads to nothing that is public',
  (name) => {
    expect(find(name)).toBeNull();
  },
);

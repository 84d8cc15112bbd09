import { expect, it } from 'vitest';
import { services } from '#lib/content/collections/services.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { fixtureBlocks as blocks } from '#tests/render-fixture.ts';
import { describeChange } from './describe-change.ts';

const before = `---
title: Uno
slug: uno
---
Primero.

![Una foto](/media/a.jpg)

{% metrics {"items": [{"text": "a"}]} %}

- a

Último.
`;
const words = (after: string | null, locale: Locale = 'es', from: string | null = before) =>
  describeChange({ before: from, after, locale, collection: services, blocks });

it('says which fields changed, under the names that the form gives them', () => {
  const after = before.replace('title: Uno', 'title: Dos\norder: 3\ncustom: 1').replace('slug: uno\n', '');
  expect(words(after)).toEqual([
    '«Título»: cambiado',
    '«Dirección»: quitado',
    '«Orden»: añadido',
    '«custom»: añadido',
  ]);
  expect(words(after, 'en')).toEqual([
    '“Title” changed',
    '“Address” removed',
    '“Order” added',
    '“custom” added',
  ]);
});

it('counts what happened to the blocks of the text', () => {
  const after = before
    .replace('![Una foto](/media/a.jpg)\n\n', '')
    .replace('"a"}]', '"b"}]')
    .replace('- a\n', '- a\n- b\n\nUna cosa nueva.\n\nOtra más distinta.\n');
  expect(words(after)).toEqual(
    ['1 imagen quitada', '1 bloque «Cifras» cambiado', '1 lista cambiada', '2 párrafos añadidos'].sort(
      byPlace(words(after)),
    ),
  );
  expect(words(after, 'en')).toContain('2 paragraphs added');
});

it('knows a block that was moved', () => {
  const after = before.replace('- a\n\n', '').replace('Primero.', '- a\n\nPrimero.');
  expect(words(after)).toEqual(['1 lista movida']);
});

it.each<[string | null, string | null, string[]]>([
  [null, before, ['Entrada creada']],
  [before, null, ['Entrada eliminada']],
  [before, before.replace('- a', '*  a'), ['Solo cambia la escritura, no lo que dice']],
  [before, before.replace('slug', 'published: false\nslug'), ['Ya no se ve en la web']],
  [before.replace('slug', 'published: false\nslug'), before, ['Ahora se ve en la web']],
  [before.replace('slug', 'draft: true\nslug'), before, ['Ahora se ve en la web']],
  [before, before, []],
])('has words for the whole of an entry (%#)', (from, after, expected) => {
  expect(words(after, 'es', from)).toEqual(expected);
});

function byPlace(list: readonly string[]) {
  return (a: string, b: string) => list.indexOf(a) - list.indexOf(b);
}

import { expect, it } from 'vitest';
import { guessLanguage } from '#lib/content/front-matter/guess-language.ts';
import { toSlug } from './slug.ts';

it.each([
  ['Diseño y Participación_Ciudadana', 'diseno-y-participacion-ciudadana'],
  ['citizen-assemblies', 'citizen-assemblies'],
  ['  ¿Qué es?  ', 'que-es'],
  ['Straße/Łódź', 'strasse-lodz'],
  ['Año\u0301', 'ano'],
  ['日本', ''],
  [`${'a'.repeat(199)} ${'b'.repeat(5_000)}`, 'a'.repeat(199)],
])('%s becomes %s', (written, slug) => {
  expect(toSlug(written)).toBe(slug);
});

it.each([
  ['¿Quieres saber más?', 'es'],
  ['Contáctanos', 'es'],
  ['Would you like to know more?', 'en'],
  ['Contact us', 'en'],
  ['Platoniq', null],
  ['Goteo.org', null],
] as const)('%s is in %s', (text, language) => {
  expect(guessLanguage(text)).toBe(language);
});

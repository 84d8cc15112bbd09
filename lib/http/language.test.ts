import { expect, test } from 'vitest';
import { preferredLocale } from './language.ts';

test.each([
  [undefined, 'es'],
  ['en-GB,en;q=0.9', 'en'],
  ['fr-FR, en;q=0.3, es;q=0.2', 'en'],
  ['en;q=0.2, es-ES;q=0.8', 'es'],
  ['en;q=0, de', 'es'],
  ['*', 'es'],
  [';;;,q=,=', 'es'],
])('%s → %s', (header, locale) => {
  expect(preferredLocale(header)).toBe(locale);
});

import { expect, it } from 'vitest';
import { formatFigure } from './figures.ts';

it.each([
  ['83,8%', 'es', '83,8\u00a0%'],
  ['83.8 %', 'es', '83,8\u00a0%'],
  ['83,8%', 'en', '83.8%'],
  ['21M', 'es', '21M'],
  ['355k', 'en', '355k'],
  ['5 M€', 'es', '5\u00a0M€'],
  ['1.000.000', 'es', '1.000.000'],
  ['1.000.000', 'en', '1,000,000'],
  ['1 000 000', 'en', '1,000,000'],
  ['+ de 1.234,5 €', 'en', '+ de 1,234.5\u00a0€'],
  ['1.000', 'es', '1.000'],
  ['1,000', 'en', '1,000'],
  ['2024', 'es', '2024'],
  ['0.500', 'es', '0,500'],
  ['24/7', 'en', '24/7'],
  ['1.2.3', 'es', '1.2.3'],
  ['sin cifra', 'es', 'sin cifra'],
] as const)('%s on a page in %s reads %s', (written, locale, shown) => {
  expect(formatFigure(written, locale)).toEqual({ text: shown, ambiguous: false });
});

it.each([
  ['1.000', 'en'],
  ['1,000', 'es'],
] as const)('%s on a page in %s stays, since it can be read in two ways', (written, locale) => {
  expect(formatFigure(written, locale)).toEqual({ text: written, ambiguous: true });
});

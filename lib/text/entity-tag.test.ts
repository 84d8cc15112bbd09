import { expect, it } from 'vitest';
import { matchesTag } from './entity-tag.ts';

it.each([
  ['"a-br"', true],
  ['W/"a-br"', true],
  ['"x", W/"a-br" , "y"', true],
  ['*', true],
  [' * ', true],
  ['"a"', false],
  ['"xa-br"', false],
  ['a-br', false],
  ['', false],
  [undefined, false],
])('If-None-Match: %s names "a-br": %s', (header, expected) => {
  expect(matchesTag(header, '"a-br"')).toBe(expected);
  expect(matchesTag(header, 'W/"a-br"')).toBe(expected);
  expect(matchesTag(header, undefined)).toBe(false);
});

import { expect, it } from 'vitest';
import { mergeCookies } from './merge-cookies.ts';

it.each([
  ['', ['a=1; Path=/; HttpOnly'], 'a=1'],
  ['a=1; b=2', ['a=3; Max-Age=60'], 'a=3; b=2'],
  ['a=1; b=2', ['a=; Max-Age=0; Path=/'], 'b=2'],
  ['a=x%3D=y', ['b=1'], 'a=x%3D=y; b=1'],
])('makes of %j and %j what a browser sends next', (sent, set, expected) => {
  expect(mergeCookies(sent, set)).toBe(expected);
});

import { expect, it } from 'vitest';
import { isEmptyStub } from './is-empty-stub.ts';

it.each([
  ['---\nslug: a\nimage:\n  path: null\npublished: true\n---\n', true],
  ['---\r\nslug: a\r\ntitle: ""\r\n---\r\n\r\n', true],
  ['---\n{}\n---\n', true],
  ['---\nslug: a\ntitle: Uno\n---\n', false],
  ['---\nslug: a\nimage:\n  path: null\n  alt: Una foto\n---\n', false],
  ['---\nslug: a\n---\nTexto', false],
])('%j: %s', (text, expected) => {
  expect(isEmptyStub(text, ['slug', 'published'])).toBe(expected);
});

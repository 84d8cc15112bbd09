import { expect, it } from 'vitest';
import { isSafeAddress } from './safe-address.ts';

it.each([
  '/es',
  'es/contacto',
  '#abajo',
  '?a=1',
  'https://a.example',
  'HTTP://a.example',
  'mailto:a@b.example',
  'tel:+34',
])('%s may be led to', (href) => {
  expect(isSafeAddress(href)).toBe(true);
});

it.each([
  'javascript:alert(1)',
  'JavaScript:alert(1)',
  'data:text/html,hola',
  'vbscript:x',
  'file:///etc/passwd',
  'blob:x',
  '//a.example',
  '\\\\a.example',
  '/\\a.example',
])('%s may not', (href) => {
  expect(isSafeAddress(href)).toBe(false);
});

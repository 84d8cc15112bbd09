import { expect, it } from 'vitest';
import { decodeText } from './decode-text.ts';

const bytes = (latin1: string) => Buffer.from(latin1, 'latin1');
const wide = (text: string) => Buffer.from(text, 'utf16le');

it.each([
  ['UTF-8', Buffer.from('\ufeffacción 🌱'), '\ufeffacción 🌱', 'utf-8', 1],
  ['UTF-8 with a replacement character in it', Buffer.from('a\ufffdb'), 'a\ufffdb', 'utf-8', 1],
  [
    'one word of Latin-1 in UTF-8',
    bytes('uno\nacci\xc3\xb3n, acci\xf3n'),
    'uno\nacción, acción',
    'windows-1252',
    2,
  ],
  [
    'Windows-1252 throughout',
    bytes('\xbfQu\xe9? \x80 5 \x96 \x93s\xed\x94'),
    '¿Qué? € 5 – “sí”',
    'windows-1252',
    1,
  ],
  [
    'Mac Roman',
    bytes('\xc0D\x97nde? En el n\x9cmero, ma\x96ana'),
    '¿Dónde? En el número, mañana',
    'macintosh',
    1,
  ],
  ['UTF-16 with its mark', wide('\ufeffacción'), '\ufeffacción', 'utf-16', 1],
  ['UTF-16, the other way round', wide('\ufeffacción').swap16(), '\ufeffacción', 'utf-16', 1],
  ['UTF-16 without its mark', wide('---\n¿Qué?'), '---\n¿Qué?', 'utf-16', 1],
  ['UTF-16 with half a character', wide('\ufeffa\ud83db'), '\ufeffa\\ud83db', 'utf-16', 1],
  [
    'UTF-16 with a line end of one byte',
    Buffer.concat([wide('\ufeffacción'), bytes('\n')]),
    '\ufeffacción\n',
    'utf-16',
    1,
  ],
  ['UTF-8 that breaks off', bytes('acci\xc3'), 'acciÃ', 'windows-1252', 1],
  ['an overlong sign', bytes('a\xc0\xafb'), 'aÀ¯b', 'windows-1252', 1],
  ['nothing', Buffer.alloc(0), '', 'utf-8', 1],
])('reads %s', (_, source, text, encoding, line) => {
  expect(decodeText(source)).toEqual({ text, encoding, line });
});

it('makes no replacement character of any byte', () => {
  const all = Buffer.from(Array.from({ length: 512 }, (_, index) => (index * 7) % 256));
  expect(decodeText(all).text).not.toContain('\ufffd');
});

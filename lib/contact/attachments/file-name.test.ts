import { expect, it } from 'vitest';
import { fileName } from './file-name.ts';

it.each([
  ['cv.pdf', 'cv.pdf'],
  ['Currículum Núria (2030).PDF', 'Currículum Núria (2030).pdf'],
  ['C:\\fakepath\\cv.pdf', 'cv.pdf'],
  ['../../etc/passwd', 'passwd.pdf'],
  ['cv.pdf.exe', 'cv.pdf.pdf'],
  ['cv\u202Efdp.exe', 'cvfdp.pdf'],
  ['a\r\nContent-Type: text\0.pdf', 'a Content-Type- text.pdf'],
  ['.htaccess', 'htaccess.pdf'],
  ['...', 'archivo.pdf'],
  ['', 'archivo.pdf'],
  ['<img onerror="x">.pdf', 'img onerror=-x--.pdf'],
  [`${'ñ'.repeat(300)}.pdf`, `${'ñ'.repeat(100)}.pdf`],
])('%j is kept as %s', (given, expected) => {
  expect(fileName(given, 'application/pdf')).toBe(expected);
});

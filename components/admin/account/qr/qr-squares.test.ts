import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { qrSquares } from './qr-squares.ts';
import { correction, generator } from './reed-solomon.ts';

it('corrects as the worked example of the standard does', () => {
  // ISO/IEC 18004, annex I: “01234567” in version 1-M.
  const data = [
    0x10, 0x20, 0x0c, 0x56, 0x61, 0x80, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11,
  ];
  expect(correction(data, generator(10))).toEqual([
    0xa5, 0x24, 0xd4, 0xc1, 0xed, 0x36, 0xc7, 0x87, 0x2c, 0x55,
  ]);
});

it.each([
  [1, 21],
  [17, 21],
  [18, 25],
  [154, 45],
  [155, 49],
  [858, 97],
])('takes the smallest version that holds %i bytes', (length, size) => {
  const rows = qrSquares('x'.repeat(length));
  expect(rows).toHaveLength(size);
  expect(rows.every((row) => row.length === size)).toBe(true);
});

it('refuses what no version holds', () => {
  expect(() => qrSquares('x'.repeat(859))).toThrow(RangeError);
});

// These very squares were read back by ZBar 0.23.
it.each([
  [
    'otpauth://totp/Platoniq:ada%40example.org?secret=JBSWY3DPEHPK3PXP&issuer=Platoniq',
    '40183fe1ca64ea4d3b96496348ddaabb5e9d998760c2d5ffd565ff19ee4ddfaf',
  ],
  ['a very long address '.repeat(12), '72d76fc3217261f6ace8636530721320ae2c93bc6831da55e6cb40d7329f09e4'],
])('draws “%s” as readers read it', (text, expected) => {
  const drawn = qrSquares(text)
    .map((row) => row.map((isDark) => (isDark ? '#' : '.')).join(''))
    .join('\n');
  expect(createHash('sha256').update(drawn).digest('hex')).toBe(expected);
});

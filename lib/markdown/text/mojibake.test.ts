import { describe, expect, it } from 'vitest';
import { repairMojibake } from './mojibake.ts';

describe('text that was read in the wrong encoding', () => {
  it.each([
    ['Preg√∫ntanos', 'Pregúntanos'],
    ['PregÃºntanos', 'Pregúntanos'],
    ['¬øQu√© es √âpoca?', '¿Qué es Época?'],
    ['Â¿QuÃ© aÃ±o?', '¿Qué año?'],
    ['INNOVACIÃ“N', 'INNOVACIÓN'],
    ['donâ€™t â€“ 21 â‚¬', 'don’t – 21 €'],
    ['PregÃƒÂºntanos', 'Pregúntanos'],
  ])('%s is repaired', (written, meant) => {
    expect(repairMojibake(written)).toBe(meant);
  });

  it.each([
    '√2 ≈ 1,41 y √π',
    'x ≥ √≥',
    'NÃO, AMANHÃ” disse',
    '“AMANHÔ',
    'IRMÃ… e irmão',
    '¬p ∨ q',
    'Pingüino, ñandú, œuvre, Łódź, Ærø',
    'â, ê, î: vogais',
    'Âmbito',
    '10 ± 2 °C',
    '日本語 Ελληνικά',
  ])('%s stays', (legitimate) => {
    expect(repairMojibake(legitimate)).toBe(legitimate);
  });

  it('gives any Spanish text back that was misread', () => {
    const text = 'Él pidió más acción: ¿qué haría una niña con pingüinos? ¡Óyelo! «Así» – “sí”…';
    for (const encoding of ['macintosh', 'windows-1252']) {
      const misread = new TextDecoder(encoding).decode(new TextEncoder().encode(text));
      expect(misread).not.toBe(text);
      expect(repairMojibake(misread)).toBe(text);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { seededRandom } from '#tests/doubles/messy-documents.ts';
import { compareTexts, compareWords } from './compare-texts.ts';

describe('two texts', () => {
  it('are put side by side by lines', () => {
    expect(compareTexts('a\r\nb\r\nc', 'a\nB\nc\nd')).toEqual([
      { isSame: true, line: 1, before: ['a'], after: ['a'] },
      { isSame: false, line: 2, before: ['b'], after: ['B'] },
      { isSame: true, line: 3, before: ['c'], after: ['c'] },
      { isSame: false, line: 4, before: [], after: ['d'] },
    ]);
    expect(compareTexts('a', 'a').every(({ isSame }) => isSame)).toBe(true);
  });

  it('differ by words within a line', () => {
    expect(compareWords('Una frase, aquí.', 'Una frase nueva, aquí.')).toEqual([
      { kind: 'same', text: 'Una frase' },
      { kind: 'added', text: ' nueva' },
      { kind: 'same', text: ', aquí.' },
    ]);
  });

  it('lose nothing of either', () => {
    const random = seededRandom(7);
    const words = ['uno', 'dos', ' ', '\n', 'tres', '.', 'á'];
    const make = () => Array.from({ length: 40 }, () => words[Math.floor(random() * words.length)]).join('');
    for (let round = 0; round < 200; round += 1) {
      const [before, after] = [make(), make()];
      const pieces = compareWords(before, after);
      const side = (other: string) => pieces.filter(({ kind }) => kind !== other).map(({ text }) => text);
      expect(side('added').join('')).toBe(before);
      expect(side('removed').join('')).toBe(after);
      const stretches = compareTexts(before, after);
      expect(stretches.flatMap((stretch) => stretch.before).join('\n')).toBe(before);
      expect(stretches.flatMap((stretch) => stretch.after).join('\n')).toBe(after);
    }
  });
});

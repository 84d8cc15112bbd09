import { describe, expect, test } from 'vitest';
import { grounds, ink, paper } from '#components/og/colours.ts';
import { families } from '#lib/content/collections/families.ts';
import { contrast, toHex, tokenColour } from './token-colours.ts';

/** Text on ground as the styles pair them; the least contrast is AAA for running text, AA for the rest. */
const pairs: [text: string, ground: string, least: number][] = [
  ['--color-text', '--color-paper', 7],
  ['--color-text', '--color-paper-dim', 7],
  ['--color-text-soft', '--color-paper', 7],
  ['--color-text-soft', '--color-paper-dim', 4.5],
  ['--color-error', '--color-paper', 4.5],
  ['--color-error', '--color-paper-dim', 4.5],
  ['--color-link', '--color-paper', 4.5],
  ['--color-link', '--color-paper-dim', 4.5],
  ['--color-on-night', '--color-night', 7],
  ['--color-on-night-soft', '--color-night', 7],
];

const ofEachFamily: [text: string, ground: string, least: number][] = [
  ['--color-on-accent', '--color-accent', 6.5],
  ['--color-accent-text', '--color-paper', 4.5],
  ['--color-accent-text', '--color-paper-dim', 4.5],
  ['--color-link', '--color-paper', 4.5],
  // Arcs and dots on the agora's disc, and rules that separate: 3 as for graphics.
  ['--color-accent', '--color-night', 3],
  ['--color-rule', '--color-paper', 3],
];

for (const scheme of ['light', 'dark'] as const) {
  describe(`${scheme} scheme`, () => {
    test.each(pairs)('%s on %s', (text, ground, least) => {
      expect(contrast(tokenColour(text, scheme), tokenColour(ground, scheme))).toBeGreaterThanOrEqual(least);
    });

    describe.each([...families, 'other'])('in %s', (family) => {
      test.each(ofEachFamily)('%s on %s', (text, ground, least) => {
        const [front, back] = [tokenColour(text, scheme, family), tokenColour(ground, scheme, family)];
        expect(contrast(front, back)).toBeGreaterThanOrEqual(least);
      });
    });
  });
}

test('white on black has the contrast that WCAG says', () => {
  expect(contrast([1, 1, 1], [0, 0, 0])).toBeCloseTo(21, 5);
});

test('the pictures for sharing have the same colours', () => {
  expect(ink).toBe(toHex(tokenColour('--color-on-accent', 'light')));
  expect(paper).toBe(toHex(tokenColour('--color-paper', 'light')));
  for (const family of [...families, 'other'] as const) {
    expect(grounds[family]).toBe(toHex(tokenColour('--color-accent', 'light', family)));
  }
});

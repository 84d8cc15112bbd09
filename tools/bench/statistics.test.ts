import { expect, it } from 'vitest';
import { percentile, seededRandom } from './statistics.ts';

it.each([
  [[1], 0.95, 1],
  [Array.from({ length: 100 }, (_, index) => 100 - index), 0.95, 95],
  [[5, 1, 3], 0.5, 3],
  [[5, 1, 3], 1, 5],
])('of %j at %d is %d', (values, share, expected) => {
  expect(percentile(values, share)).toBe(expected);
});

it('is random in the same way each time', () => {
  const [one, two] = [seededRandom(7), seededRandom(7)];
  const numbers = Array.from({ length: 1000 }, one);
  expect(numbers).toEqual(Array.from({ length: 1000 }, two));
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...numbers)).toBeLessThan(1);
  expect(new Set(numbers).size).toBeGreaterThan(990);
});

import { expect, test } from 'vitest';
import { opticalSize } from './optical-size.ts';

test('marks of different proportions take the same area', () => {
  const area = ({ width, height }: { width: number; height: number }) => width * height;
  const square = area(opticalSize({ width: 500, height: 500 }));
  expect(area(opticalSize({ width: 900, height: 300 })) / square).toBeCloseTo(1, 1);
  expect(area(opticalSize({ width: 30, height: 60 })) / square).toBeCloseTo(1, 1);
});

test('a very wide mark stays within its place', () => {
  expect(opticalSize({ width: 2000, height: 100 })).toEqual({ width: 230, height: 12 });
});

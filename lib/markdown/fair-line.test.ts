import { expect, it } from 'vitest';
import { createFairLine } from './fair-line.ts';

type Line = ReturnType<typeof createFairLine<string>>;

const taken = (line: Line, now = 0) => line.take(now)?.item;

/** Adds items, each with its owner's letter in front. */
function add(line: Line, now: number, ...items: string[]): void {
  for (const item of items) line.add(item.charAt(0), item, now);
}

it('gives each owner a turn, and each owner’s items in their order', () => {
  const line = createFairLine<string>();
  add(line, 0, 'a1', 'a2', 'a3', 'b1', 'b2');
  expect([taken(line), taken(line), taken(line)]).toEqual(['a1', 'b1', 'a2']);
  add(line, 0, 'c1');
  expect([taken(line), taken(line), taken(line), taken(line)]).toEqual(['b2', 'a3', 'c1', undefined]);
  expect(line.restMs(0)).toBeNull();
});

it('lets who has taken long wait as long again, and others go on', () => {
  const line = createFairLine<string>();
  add(line, 0, 'a1', 'a2', 'b1');
  expect(taken(line)).toBe('a1');
  line.done('a', 0, 5_000);
  expect(taken(line, 5_000)).toBe('b1');
  line.done('b', 5_000, 5_400);
  add(line, 5_400, 'b2');
  expect(taken(line, 5_400)).toBe('b2');
  line.done('b', 5_400, 8_600);
  expect(taken(line, 8_700)).toBeUndefined();
  expect(line.restMs(8_700)).toBe(300);
  expect(taken(line, 9_000)).toBe('a2');
});

it('lets nobody rest for others who have gone', () => {
  const line = createFairLine<string>();
  add(line, 0, 'b1', 'a1', 'a2');
  expect([taken(line), taken(line)]).toEqual(['b1', 'a1']);
  line.done('b', 0, 100);
  line.done('a', 100, 4_000);
  expect(taken(line, 4_000)).toBe('a2');
});

it('is empty once it was cleared', () => {
  const line = createFairLine<string>();
  add(line, 0, 'a1', 'b1');
  expect(line.clear()).toEqual(['a1', 'b1']);
  expect(taken(line)).toBeUndefined();
});

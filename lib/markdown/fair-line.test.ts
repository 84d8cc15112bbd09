import { expect, it } from 'vitest';
import { createFairLine } from './fair-line.ts';

const taken = (line: ReturnType<typeof createFairLine<string>>, now = 0) => line.take(now)?.item;

it('gives each owner a turn, and each owner’s items in their order', () => {
  const line = createFairLine<string>();
  for (const item of ['a1', 'a2', 'a3', 'b1', 'b2']) line.add(item.charAt(0), item);
  expect([taken(line), taken(line), taken(line)]).toEqual(['a1', 'b1', 'a2']);
  line.add('c', 'c1');
  expect([taken(line), taken(line), taken(line), taken(line)]).toEqual(['b2', 'a3', 'c1', undefined]);
  expect(line.restMs(0)).toBeNull();
});

it('lets who has taken long wait as long again, and others go on', () => {
  const line = createFairLine<string>();
  for (const item of ['a1', 'a2', 'b1']) line.add(item.charAt(0), item);
  expect(taken(line)).toBe('a1');
  line.rest('a', 0, 5_000);
  expect(taken(line, 5_000)).toBe('b1');
  line.rest('b', 5_000, 5_400);
  line.add('b', 'b2');
  expect(taken(line, 5_400)).toBe('b2');
  expect(taken(line, 5_500)).toBeUndefined();
  expect(line.restMs(5_500)).toBe(3_500);
  expect(taken(line, 9_000)).toBe('a2');
});

it('is empty once it was cleared', () => {
  const line = createFairLine<string>();
  line.add('a', 'a1');
  line.add('b', 'b1');
  expect(line.clear()).toEqual(['a1', 'b1']);
  expect(taken(line)).toBeUndefined();
});

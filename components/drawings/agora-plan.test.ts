import { expect, test } from 'vitest';
import { families } from '#lib/content/collections/families.ts';
import { agoraSeed, planAgora } from './agora-plan.ts';
import { type Point, seatPoints } from './arc.ts';

const plan = planAgora(agoraSeed);

test('the same seed seats the same assembly, another seed another one', () => {
  expect(planAgora(agoraSeed)).toEqual(plan);
  expect(planAgora(agoraSeed + 1)).not.toEqual(plan);
});

test('every family has an arc of three rows and somebody in the open centre', () => {
  expect(plan.banks.map(({ family }) => family)).toEqual([...families]);
  expect(plan.banks.every(({ rows }) => rows.length === 3)).toBe(true);
  expect(plan.speakers.map(({ family }) => family)).toEqual([...families]);
});

// The sign has to hold for any seed that somebody may choose later.
test.each([1, 2, 3, 4, 5, agoraSeed])(
  'with seed %i nobody sits outside the disc or on somebody else',
  (seed) => {
    const { banks, speakers, size, seat, pitch } = planAgora(seed);
    const people = [
      ...banks.flatMap(({ rows }) => rows.flatMap(({ arc }) => seatPoints(arc, pitch))),
      ...speakers.map(({ at }) => at),
    ];
    expect(people.length).toBeGreaterThan(120);
    for (const [index, one] of people.entries()) {
      expect(distance(one, [size / 2, size / 2]) + seat / 2).toBeLessThan(size / 2);
      for (const other of people.slice(index + 1)) expect(distance(one, other)).toBeGreaterThan(seat);
    }
  },
);

function distance(one: Point, other: Point): number {
  return Math.hypot(one[0] - other[0], one[1] - other[1]);
}

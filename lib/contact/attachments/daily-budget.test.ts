import { expect, it } from 'vitest';
import { dailyBudget } from './daily-budget.ts';

const hour = 3_600_000;
const now = Date.UTC(2030, 0, 1);

it('has room until it is spent, and again a day later', () => {
  const budget = dailyBudget({ all: 100, client: 100 });
  expect(budget.take('ana', 60, now)).toBe(true);
  expect(budget.take('ana', 60, now + hour)).toBe(false);
  expect(budget.take('ana', 40, now + 23 * hour)).toBe(true);
  expect(budget.take('ana', 1, now + 24 * hour)).toBe(false);
  expect(budget.take('ana', 100, now + 25 * hour)).toBe(true);
});

it('of one client leaves room for the others, known or not', () => {
  const budget = dailyBudget({ all: 100, client: 30 });
  expect(budget.take('ana', 30, now)).toBe(true);
  expect([budget.take('ana', 1, now), budget.take(null, 30, now), budget.take(null, 1, now)]).toEqual([
    ...[false, true, false],
  ]);
  expect([budget.take('eva', 30, now), budget.take('pol', 30, now), budget.take('pol', 10, now)]).toEqual([
    ...[true, false, true],
  ]);
});

it('takes back what was not kept', () => {
  const budget = dailyBudget({ all: 100, client: 50 });
  budget.take('ana', 50, now);
  budget.giveBack('ana', 50);
  expect(budget.take('ana', 50, now)).toBe(true);
});

it('does not stay spent when the clock is set back', () => {
  const budget = dailyBudget({ all: 100, client: 100 });
  budget.take('ana', 100, now);
  expect(budget.take('ana', 100, now - 48 * hour)).toBe(true);
});

it('remembers only so many clients', () => {
  const budget = dailyBudget({ all: 1e9, client: 10 });
  for (let at = 0; at < 10_001; at++) budget.take(`client ${at}`, 10, now);
  expect([budget.take('client 0', 10, now), budget.take('client 10000', 10, now)]).toEqual([true, false]);
});

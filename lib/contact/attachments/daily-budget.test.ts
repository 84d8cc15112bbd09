import { expect, it } from 'vitest';
import { dailyBudget } from './daily-budget.ts';

const hour = 3_600_000;
const now = Date.UTC(2030, 0, 1);

it('has room until it is spent, and again a day later', () => {
  const budget = dailyBudget(100);
  budget.spend(60, now);
  expect(budget.hasRoom(now + hour)).toBe(true);
  budget.spend(60, now + hour);
  expect(budget.hasRoom(now + 2 * hour)).toBe(false);
  expect(budget.hasRoom(now + 23 * hour)).toBe(false);
  expect(budget.hasRoom(now + 25 * hour)).toBe(true);
});

it('does not stay spent when the clock is set back', () => {
  const budget = dailyBudget(100);
  budget.spend(200, now);
  expect(budget.hasRoom(now - 48 * hour)).toBe(true);
});

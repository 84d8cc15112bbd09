import { describe, expect, it } from 'vitest';
import { problemAt } from '#lib/problems/codes.ts';
import type { Problem } from '#lib/problems/problem.ts';
import { createCheckReports } from './check-report.ts';

function setUp(answers: (() => Promise<Problem[]>)[]) {
  let change = () => {};
  const failures: unknown[] = [];
  let checks = 0;
  const reports = createCheckReports({
    check: () => {
      checks += 1;
      return answers.shift()?.() ?? Promise.resolve([]);
    },
    content: {
      onChange(listener) {
        change = () => listener(new Set());
      },
    },
    onFailure: (error) => failures.push(error),
  });
  return { reports, change: () => change(), failures, checks: () => checks };
}

const first = problemAt('mojibake', 'pages/es/a.md');
const second = problemAt('heading-bold', 'pages/es/a.md');

describe('the report', () => {
  it('is made once, and again after a change', async () => {
    const { reports, change, checks } = setUp([async () => [first], async () => [second]]);
    expect(await reports.latest()).toMatchObject({ problems: [first], isCurrent: true });
    await reports.latest();
    expect(checks()).toBe(1);
    change();
    expect(await reports.latest()).toMatchObject({ problems: [second], isCurrent: true });
  });

  it('is the last one while a long check is under way, without what is known to be gone', async () => {
    const { promise, resolve } = Promise.withResolvers<Problem[]>();
    const { reports, change, checks } = setUp([async () => [first, second], () => promise]);
    await reports.latest();
    change();
    reports.forget([first]);
    expect(await reports.latest(5)).toMatchObject({ problems: [second], isCurrent: false });
    await reports.latest(5);
    expect(checks()).toBe(2);
    resolve([]);
    expect(await reports.latest()).toMatchObject({ problems: [], isCurrent: true });
  });

  it('is none while the first check is under way, and tells of one that fails', async () => {
    const { reports, failures } = setUp([async () => Promise.reject(new Error('No memory.'))]);
    expect(await reports.latest()).toBeNull();
    expect(failures).toEqual([new Error('No memory.')]);
    expect(await reports.latest()).toMatchObject({ problems: [], isCurrent: true });
  });
});

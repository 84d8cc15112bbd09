import { describe, expect, it } from 'vitest';
import type { CheckProgress } from '#lib/content/check/find-all.ts';
import { problemAt } from '#lib/problems/codes.ts';
import type { Problem } from '#lib/problems/problem.ts';
import { createCheckReports } from './check-report.ts';
import type { KeptReport } from './kept-report.ts';

type Check = (onProgress: (progress: CheckProgress) => void) => Promise<Problem[]>;

function setUp(answers: Check[], kept: KeptReport | null = null) {
  let change = () => {};
  const failures: unknown[] = [];
  let checks = 0;
  const reports = createCheckReports({
    check: (onProgress) => {
      checks += 1;
      return answers.shift()?.(onProgress) ?? Promise.resolve([]);
    },
    content: {
      onChange(listener) {
        change = () => listener(new Set());
      },
    },
    readKept: async () => kept,
    onFailure: (error) => failures.push(error),
  });
  return { reports, change: () => change(), failures, checks: () => checks };
}

const first = problemAt('mojibake', 'pages/es/a.md');
const second = problemAt('heading-bold', 'pages/es/a.md');
const impatient = { forFirst: 5, forNext: 5 };

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
    expect(await reports.latest(impatient)).toMatchObject({ problems: [second], isCurrent: false });
    await reports.latest(impatient);
    expect(checks()).toBe(2);
    resolve([]);
    expect(await reports.latest()).toMatchObject({ problems: [], isCurrent: true });
  });

  it('is none while the first check is under way, which tells how far it is', async () => {
    const { promise, resolve } = Promise.withResolvers<Problem[]>();
    const half = { done: 10, total: 20 };
    const { reports } = setUp([
      (onProgress) => {
        onProgress(half);
        return promise;
      },
    ]);
    expect(reports.progress()).toBeNull();
    expect(await reports.latest(impatient)).toBeNull();
    expect(reports.progress()).toEqual(half);
    resolve([first]);
    expect(await reports.latest()).toMatchObject({ problems: [first], isCurrent: true });
    expect(reports.progress()).toBeNull();
  });

  it('is at first the one of the last start, until the content has been looked at', async () => {
    const { promise, resolve } = Promise.withResolvers<Problem[]>();
    const { reports } = setUp([() => promise], { problems: [first], checkedAt: 7 });
    const kept = { problems: [first], checkedAt: 7, isCurrent: false };
    expect(await reports.latest({ forFirst: 60_000, forNext: 5 })).toEqual(kept);
    resolve([second]);
    expect(await reports.latest()).toMatchObject({ problems: [second], isCurrent: true });
  });

  it('is tried again after a check that failed', async () => {
    const { reports, failures } = setUp([async () => Promise.reject(new Error('No memory.'))]);
    expect(await reports.latest()).toBeNull();
    expect(failures).toEqual([new Error('No memory.')]);
    expect(await reports.latest()).toMatchObject({ problems: [], isCurrent: true });
  });
});

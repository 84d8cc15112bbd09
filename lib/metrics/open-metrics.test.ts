import { expect, it } from 'vitest';
import { measures } from './measures.ts';
import { openMetrics } from './open-metrics.ts';
import { RequestTally } from './request-tally.ts';

it('tells all that was counted, and of the database only what it says now', async () => {
  let isAway = false;
  const tally = new RequestTally();
  const metrics = openMetrics({
    tally,
    pages: () => ({ pages: 3, bytes: 4_000 }),
    documents: () => ({ entries: 5, broken: 1 }),
    remote: () => ({
      here: 'a',
      there: 'b',
      lookedAt: Date.now(),
      behindSince: Date.now() - 90_000,
      refused: null,
    }),
    async backlog() {
      if (isAway) throw new Error('away');
      const waiting = { oldestSince: Date.now() - 90_000, failingSince: null, givenUp: 0 };
      return { mails: { queued: 2 }, messages: { new: 7, quarantine: 1 }, ...waiting };
    },
  });
  for (const milliseconds of [0.2, 3, 40])
    tally.add('page', { status: 200, milliseconds, isKept: milliseconds < 1 });
  tally.add('form', { status: 503, milliseconds: 9_000, isKept: false });
  measures.publish('commit', 120);
  measures.gitFailure('busy');
  measures.gitFailure('a kind that nobody knows');
  const text = await metrics.text();
  for (const line of [
    'site_request_seconds_bucket{kind="page",status="2xx",le="0.001"} 1',
    'site_request_seconds_bucket{kind="page",status="2xx",le="0.005"} 2',
    'site_request_seconds_bucket{kind="page",status="2xx",le="+Inf"} 3',
    'site_request_seconds_bucket{kind="form",status="5xx",le="5"} 0',
    'site_request_seconds_count{kind="form",status="5xx"} 1',
    'site_requests_kept_total{kind="page"} 1',
    'site_publish_seconds_bucket{le="0.25",step="commit"} 1',
    'site_git_failures_total{kind="busy"} 1',
    'site_git_failures_total{kind="other"} 1',
    'site_mails{state="queued"} 2',
    'site_messages{status="new"} 7',
    'site_mail_oldest_seconds 90',
    'site_remote_looked_seconds 0',
    'site_remote_behind_seconds 90',
    'site_database_up 1',
  ])
    expect(
      text
        .split('\n')
        .map((found) => found.replace(/^(site_(?:mail_oldest|remote_\w+)_seconds \d+)\.\d+$/, '$1')),
    ).toContain(line);
  isAway = true;
  const later = await metrics.text();
  expect(later).toMatch(/^site_database_up 0$/m);
  expect(later).not.toMatch(/^site_m(?:ails|essages)\{/m);
});

import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { SharedStanding } from '#lib/metrics/remote-standing.ts';
import { provideSite } from '#lib/site.ts';
import type { Backlog } from './backlog.ts';
import type { PublishStep } from './measures.ts';
import type { RequestTally } from './request-tally.ts';

export interface MetricsOptions {
  tally: RequestTally;
  pages: () => { pages: number; bytes: number };
  documents: () => { entries: number; broken: number };
  /** How far this process is from `CONTENT_REMOTE`; `null` where there is none. */
  remote: () => SharedStanding | null;
  /** What waits in the database; rejects where it does not answer. */
  backlog: () => Promise<Backlog>;
}

/** The numbers of the process in Prometheus' text format. */
export interface Metrics {
  contentType: string;
  text(): Promise<string>;
}

const gitFailureKinds = new Set([
  'path',
  'changed',
  'dirty',
  'busy',
  'diskFull',
  'readOnly',
  'branch',
  'undo',
  'remote',
]);

/** Opens the numbers of the process, and lets everybody count. */
export function openMetrics(options: MetricsOptions): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const renders = new Histogram({
    ...{ name: 'site_render_seconds', help: 'Time to render a page', registers },
    labelNames: ['outcome'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  });
  const publishes = new Histogram({
    ...{ name: 'site_publish_seconds', help: 'Time of each step of a publish', registers },
    labelNames: ['step'] as const,
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
  });
  const gitFailures = new Counter({
    ...{ name: 'site_git_failures_total', help: 'Commits that did not come about', registers },
    labelNames: ['kind'] as const,
  });
  provideSite({
    measures: {
      render: (milliseconds, isFine) =>
        renders.observe({ outcome: isFine ? 'fine' : 'failed' }, milliseconds / 1000),
      publish: (step: PublishStep, milliseconds) => publishes.observe({ step }, milliseconds / 1000),
      gitFailure: (kind) => gitFailures.inc({ kind: gitFailureKinds.has(kind) ? kind : 'other' }),
    },
  });
  addPages(registry, options);
  const readBacklog = addBacklog(registry, options.backlog);
  return {
    contentType: registry.contentType,
    async text() {
      await readBacklog();
      return options.tally.text() + (await registry.metrics());
    },
  };
}

function addPages(registry: Registry, { pages, documents, remote }: MetricsOptions): void {
  const registers = [registry];
  const add = (name: string, help: string, read: () => number) =>
    new Gauge({
      ...{ name, help, registers },
      collect() {
        this.set(read());
      },
    });
  add('site_kept_pages', 'Pages in memory', () => pages().pages);
  add('site_kept_bytes', 'Bytes of the pages in memory', () => pages().bytes);
  add('site_documents', 'Documents in the index', () => documents().entries);
  if (remote()) {
    const age = (since: number | null | undefined) => (since ? (Date.now() - since) / 1000 : 0);
    add('site_remote_looked_seconds', 'Since CONTENT_REMOTE answered', () => age(remote()?.lookedAt));
    add('site_remote_behind_seconds', 'Since when its content is not taken over', () =>
      age(remote()?.behindSince),
    );
  }
  add('site_documents_broken', 'Documents that cannot be read', () => documents().broken);
}

/** Adds what waits in the database; the function asks it once for all of this, before the numbers are written. */
function addBacklog(registry: Registry, backlog: MetricsOptions['backlog']): () => Promise<void> {
  const registers = [registry];
  const gauge = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Gauge({ name, help, labelNames, registers });
  const mails = gauge('site_mails', 'Mails in the outbox by state', ['state']);
  const oldest = gauge('site_mail_oldest_seconds', 'Age of the mail that has waited for longest', []);
  const messages = gauge('site_messages', 'Messages by status', ['status']);
  const up = gauge('site_database_up', 'Whether the database answers', []);
  return async () => {
    const found = await backlog().catch(() => null);
    // What it cannot tell now is left out, not told as of a while ago.
    for (const metric of [mails, oldest, messages]) metric.reset();
    up.set(found ? 1 : 0);
    if (!found) return;
    for (const [state, count] of Object.entries(found.mails)) mails.set({ state }, count);
    for (const [status, count] of Object.entries(found.messages)) messages.set({ status }, count);
    oldest.set(found.oldestSince === null ? 0 : (Date.now() - found.oldestSince) / 1000);
  };
}

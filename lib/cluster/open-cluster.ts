import { setTimeout as sleep } from 'node:timers/promises';
import type { Repository } from '#lib/cms/git/open-repository.ts';
import type { Database } from '#lib/database/database.ts';
import { throughOutages } from '#lib/database/through-outages.ts';
import type { Environment } from '#lib/env.ts';
import type { SitePart } from '#lib/http/site-handler.ts';
import type { SharedStanding } from '#lib/metrics/remote-standing.ts';
import { startFollower } from './follower.ts';
import { listenForNews, type News } from './listen-for-news.ts';
import { openPublishedCommits } from './published-commits.ts';
import { contentChannel, tellOthers } from './tell-others.ts';
import { createWebhookPart } from './webhook-part.ts';
import { openWebhookSecret, webhookSecretPath } from './webhook-secret.ts';

export interface ClusterOptions {
  environment: Environment;
  database: Database;
  repository: Pick<Repository, 'follow' | 'compare' | 'shows' | 'onPublish' | 'lastRefusal' | 'place'>;
  /** For the operator's log: what somebody should see to. */
  report: (message: string) => void;
  /** For the operator's log: what is good to know. */
  tell: (message: string) => void;
}

/** What this process has to do with the others. */
export interface Cluster {
  parts: readonly SitePart[];
  /** How far this process is from `CONTENT_REMOTE`; `null` where there is none. */
  standing(): SharedStanding | null;
  /**
   * Resolves when this process shows every publish that somebody was told of, wherever that was; after three
   * seconds in any case, since what is out of reach must not keep anybody from writing.
   */
  catchUp(): Promise<void>;
  close(): Promise<void>;
}

/** Milliseconds. */
const catchUpPatience = 3_000;
const notePatience = 1_000;

/**
 * Brings the content to where `CONTENT_REMOTE` is, and keeps it there. Without one there is nothing to do; with
 * one that does not answer, the site starts on what it has.
 */
export async function openCluster(options: ClusterOptions): Promise<Cluster> {
  const { environment, database, repository, report, tell } = options;
  const { contentRemote, databaseUrl, dataDir, mediaDir } = environment;
  const alone = { parts: [], standing: () => null, catchUp: async () => {}, close: async () => {} };
  if (contentRemote === null) return alone;
  if (repository.place.media === null)
    report(`${mediaDir} is not in the repository: it has to be one folder that all processes share.`);
  const secret = await throughOutages(database, () =>
    openWebhookSecret({ given: environment.webhookSecret, dataDir, database }),
  );
  const whereSecret = environment.webhookSecret === null ? webhookSecretPath(dataDir) : 'WEBHOOK_SECRET';
  tell(
    `The content follows CONTENT_REMOTE. Its host can call ${environment.siteUrl}/api/webhook on a push, signed with the secret in ${whereSecret}.`,
  );
  let news: News | null = null;
  const follower = startFollower({
    repository,
    onFound: (commit) => void tellOthers(database, commit),
    isTold: () => news?.isHeard() ?? false,
    report,
  });
  const published = openPublishedCommits(database);
  let own = '';
  repository.onPublish(async (commit) => {
    own = commit;
    void tellOthers(database, commit);
    // The commit stands: whatever ails the database, its editor is told so, and the others find it by looking.
    await within(notePatience, published.note(commit));
  });
  async function lookIfBehind(): Promise<void> {
    const isShown = await Promise.all((await published.recent()).map((commit) => repository.shows(commit)));
    if (!isShown.every(Boolean)) await follower.look('news');
  }

  await follower.look('poll');
  // What this process has published itself is no news to it.
  const onNews = (said: string | null) => void (said !== own && follower.look('news'));
  if (databaseUrl !== null) news = listenForNews({ databaseUrl, channel: contentChannel, onNews });
  return {
    parts: [createWebhookPart({ secret, onPush: () => void follower.look('webhook') })],
    standing: () => ({ ...follower.standing(), refused: repository.lastRefusal() }),
    catchUp: () => within(catchUpPatience, lookIfBehind()),
    async close() {
      await news?.close();
      await follower.close();
    },
  };
}

/** Waits for what may fail or take too long, and does without it then: whoever edits is told when they publish. */
async function within(milliseconds: number, work: Promise<void>): Promise<void> {
  const over = new AbortController();
  const late = sleep(milliseconds, undefined, { signal: over.signal, ref: false });
  await Promise.race([work, late]).catch(() => {});
  over.abort();
}

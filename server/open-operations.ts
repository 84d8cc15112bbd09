import type { ContentStore } from '#lib/content/store.ts';
import { readClock } from '#lib/database/watched-clock.ts';
import type { Environment } from '#lib/env.ts';
import { type ObservedRequests, observeRequests } from '#lib/http/observe-requests.ts';
import type { RequestHandler } from '#lib/http/request-handler.ts';
import type { SiteHandler } from '#lib/http/site-handler.ts';
import type { OpenedLog } from '#lib/log/open-log.ts';
import { readBacklog } from '#lib/metrics/backlog.ts';
import { openMetrics } from '#lib/metrics/open-metrics.ts';
import type { SharedStanding } from '#lib/metrics/remote-standing.ts';
import { RequestTally } from '#lib/metrics/request-tally.ts';
import { checkDisk } from '#lib/operations/check-disk.ts';
import { checkGit } from '#lib/operations/check-git.ts';
import { createHealth } from '#lib/operations/health.ts';
import { withOperations } from '#lib/operations/operations-part.ts';
import { provideSite } from '#lib/site.ts';
import type { Services } from './open-services.ts';

export interface OperationsParts {
  log: OpenedLog;
  database: Services['database'];
  store: Pick<ContentStore, 'counts'>;
  /** The pages in memory; none in development. */
  pages: Pick<SiteHandler['pages'], 'counts'> | null;
  /** Whether a visitor would be served a page; nobody asks in development. */
  canServe?: SiteHandler['canServe'];
  /** How far this process is from `CONTENT_REMOTE`; `null` where there is none. */
  remote: () => SharedStanding | null;
  isStopping: () => boolean;
  /** Answers at once what the site has answered before; none in development. */
  repeat?: SiteHandler['repeat'];
}

/** Puts around the site what tells how it does: the log of requests, health, numbers. */
export function openOperations(
  site: RequestHandler,
  environment: Environment,
  { log, database, store, pages, remote, isStopping, repeat, canServe }: OperationsParts,
): ObservedRequests {
  const { contentDir, mediaDir, dataDir, contentBranch: branch } = environment;
  const tally = new RequestTally();
  const documents = () => store.counts();
  const keptPages = () => pages?.counts() ?? { pages: 0, bytes: 0 };
  const backlog = () => readBacklog(database);
  const health = createHealth({
    ...{ documents, backlog, isStopping, remote, pages: keptPages },
    engine: database.engine,
    databaseState: database.state,
    clock: () => readClock(database.db, Date.now()),
    canServe: canServe ?? (async () => true),
    isMailSetUp: environment.smtpUrl !== null,
    checkGit: () => checkGit({ contentDir, mediaDir, branch }),
    checkDisks: async () => ({
      data: await checkDisk(dataDir),
      content: await checkDisk(contentDir),
      media: await checkDisk(mediaDir),
    }),
  });
  provideSite({ health });
  const metrics = openMetrics({ ...{ tally, documents, backlog, remote }, pages: keptPages });
  return observeRequests(withOperations(site, { health, metrics, token: environment.metricsToken }), {
    ...{ log, tally },
    ...(repeat && { repeat }),
    isDetailed: environment.logLevel === 'debug',
    trustedProxies: environment.trustedProxies,
  });
}

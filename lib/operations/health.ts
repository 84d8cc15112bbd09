import type { DatabaseState } from '#lib/database/database.ts';
import type { WatchedClock } from '#lib/database/watched-clock.ts';
import type { Backlog } from '#lib/metrics/backlog.ts';
import type { SharedStanding } from '#lib/metrics/remote-standing.ts';
import { version } from '#lib/version.ts';
import type { DiskCheck } from './check-disk.ts';
import type { GitCheck } from './check-git.ts';

/** Milliseconds that a mail may wait before somebody should look. */
const mailPatience = 15 * 60_000;

/** Milliseconds that this process may be behind the remote, or without an answer from it. */
const remotePatience = 60_000;

/** Milliseconds that the database may take to answer. */
const databasePatience = 3_000;

/** Milliseconds that a page may take, also where it has to be rendered on a busy machine. */
const pagePatience = 10_000;

export interface HealthOptions {
  engine: 'sqlite' | 'postgres';
  /** Whether `SMTP_URL` is set. */
  isMailSetUp: boolean;
  /** How the file of the database is. */
  databaseState: () => DatabaseState;
  /** Whether a visitor would be served a page. */
  canServe: () => Promise<boolean>;
  documents: () => { entries: number; broken: number };
  pages: () => { pages: number; bytes: number };
  backlog: () => Promise<Backlog>;
  checkGit: () => Promise<GitCheck>;
  /** How far this process is from `CONTENT_REMOTE`; `null` where there is none. */
  remote: () => SharedStanding | null;
  /** How the clock has gone on; `null` before it was looked at. */
  clock: () => Promise<WatchedClock | null>;
  /** The folders that are written to. */
  checkDisks: () => Promise<Record<'data' | 'content' | 'media', DiskCheck>>;
  isStopping: () => boolean;
}

/** How the site is: a word for each part, and for insiders the numbers. */
export interface Health {
  /** `attention`: it serves, and somebody should look. */
  status: 'ok' | 'attention' | 'unavailable' | 'stopping';
  /** Of the code, as in `package.json`. */
  version: string;
  database: DatabaseState | 'away';
  content: 'ok' | 'empty';
  /** Whether the home page is served, with all that goes with an answer. */
  page: 'ok' | 'failing';
  git: GitCheck['state'];
  remote: 'ok' | 'behind' | 'out-of-reach' | 'not-set-up';
  disk: DiskCheck['state'];
  /** `jumped`: far from the time seen last; nothing is deleted by it until it has gone on evenly for a day. */
  clock: 'ok' | 'jumped' | 'unknown';
  mail: 'ok' | 'late' | 'given-up' | 'not-set-up' | 'unknown';
  detail: Record<string, unknown>;
}

/** Makes the question how the site is; however often it is asked, the parts are looked at once a second. */
export function createHealth(options: HealthOptions): () => Promise<Health> {
  const git = kept(options.checkGit, 15_000);
  const look = kept(() => gather(options, git), 1_000);
  return async () => {
    const health = await look();
    return options.isStopping() ? { ...health, status: 'stopping' } : health;
  };
}

async function gather(options: HealthOptions, git: () => Promise<GitCheck>): Promise<Health> {
  const [backlog, clock, isServed, repository, disks] = await Promise.all([
    within(options.backlog(), databasePatience).catch(() => null),
    within(options.clock(), databasePatience).catch(() => null),
    within(options.canServe(), pagePatience).catch(() => false),
    git(),
    options.checkDisks(),
  ]);
  const { entries, broken } = options.documents();
  const remote = options.remote();
  const worst = (['missing', 'read-only', 'full', 'low'] as const).find((worse) =>
    Object.values(disks).some(({ state }) => state === worse),
  );
  const parts = {
    database: backlog ? options.databaseState() : 'away',
    content: entries === 0 ? 'empty' : 'ok',
    page: isServed ? 'ok' : 'failing',
    git: repository.state,
    remote: remoteState(remote),
    disk: worst ?? 'ok',
    clock: clockState(clock, backlog !== null),
    mail: mailState(backlog, options.isMailSetUp),
  } as const;
  const isFine = ['ok', 'not-set-up'];
  const canStore = parts.database !== 'away' && parts.database !== 'replaced';
  const canServe = canStore && parts.content !== 'empty' && parts.page === 'ok';
  const needsNobody = Object.values(parts).every((state) => isFine.includes(state));
  return {
    status: !canServe ? 'unavailable' : needsNobody ? 'ok' : 'attention',
    version,
    ...parts,
    detail: {
      pid: process.pid,
      uptimeSeconds: Math.round(process.uptime()),
      node: process.version,
      documents: { entries, broken },
      keptPages: options.pages(),
      database: { engine: options.engine },
      git: repository,
      ...(remote && { remote: remoteInSeconds(remote) }),
      disks,
      ...(clock && { clock: clockInWords(clock) }),
      ...(backlog && { backlog: inSeconds(backlog) }),
    },
  };
}

function mailState(backlog: Backlog | null, isSetUp: boolean): Health['mail'] {
  if (!isSetUp) return 'not-set-up';
  if (!backlog) return 'unknown';
  const { oldestSince, givenUp } = backlog;
  if (oldestSince !== null && Date.now() - oldestSince > mailPatience) return 'late';
  return givenUp > 0 ? 'given-up' : 'ok';
}

function clockState(clock: WatchedClock | null, isKnown: boolean): Health['clock'] {
  if (!isKnown) return 'unknown';
  return clock?.jump && !clock.isSteady ? 'jumped' : 'ok';
}

function clockInWords({ isSteady, steadyAt, jump }: WatchedClock) {
  const time = (moment: number) => new Date(moment).toISOString();
  return {
    ...(jump && { jumpedFrom: time(jump.from), jumpedTo: time(jump.to) }),
    ...(!isSteady && { deletesFrom: time(steadyAt) }),
  };
}

function remoteState(remote: SharedStanding | null): Health['remote'] {
  if (!remote) return 'not-set-up';
  const { behindSince, lookedAt } = remote;
  if (Date.now() - lookedAt > remotePatience) return 'out-of-reach';
  return behindSince !== null && Date.now() - behindSince > remotePatience ? 'behind' : 'ok';
}

function remoteInSeconds({ here, there, lookedAt, behindSince, refused }: SharedStanding) {
  const age = (since: number) => Math.round((Date.now() - since) / 1000);
  return {
    ...{ here, there, lookedSeconds: age(lookedAt), behindSeconds: behindSince && age(behindSince) },
    lastRefusal: refused && { reason: refused.reason, seconds: age(refused.at) },
  };
}

function inSeconds({ oldestSince, failingSince, ...counts }: Backlog) {
  const age = (since: number | null) => since && Math.round((Date.now() - since) / 1000);
  return { ...counts, oldestMailSeconds: age(oldestSince), failingMailSeconds: age(failingSince) };
}

/** Asks again at most every `milliseconds`; who asks meanwhile shares the answer. */
function kept<Result>(ask: () => Promise<Result>, milliseconds: number): () => Promise<Result> {
  let last: { at: number; answer: Promise<Result> } | null = null;
  return () => {
    if (!last || performance.now() - last.at > milliseconds) last = { at: performance.now(), answer: ask() };
    return last.answer;
  };
}

function within<Result>(work: Promise<Result>, milliseconds: number): Promise<Result> {
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('late')), milliseconds).unref();
  });
  return Promise.race([work, late]);
}

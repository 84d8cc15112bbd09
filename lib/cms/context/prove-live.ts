import type { PageStore } from '#lib/http/page-store.ts';

/** What a public address has to answer once a save is live. */
export type Expected =
  /** A page made from this version of a file, as `contentVersion` names it. */
  | { kind: 'page'; version: string }
  /** A page that is not out of date. */
  | { kind: 'standing' }
  /** Nothing of this file: no page, a redirect, or the text of another language. */
  | { kind: 'without'; id: string }
  /** A redirect, or the word that the page is gone. */
  | { kind: 'gone'; to: string | null };

/** Asks the site's own public address until it answers as expected; `false` when the time for that is over. */
export type ProveLive = (address: string, expected: Expected) => Promise<boolean>;

const pause = 8;

/**
 * Creates the proof: the answer of the public address, over HTTP, is the very page that was rendered from the
 * version that was saved. `origin` is where this process listens.
 */
export function createProof(
  origin: string,
  pages: Pick<PageStore, 'peek'> & {
    /** Renders the page of an address if it does not stand; for when nobody can be asked for it any more. */
    render: (address: string) => Promise<unknown>;
  },
  timeoutMs = 5_000,
): ProveLive {
  async function isAsExpected(address: string, expected: Expected): Promise<boolean> {
    const answer = await ask(origin + address);
    if (answer === 'closed') return isReady(address, expected);
    if (answer === 'failed') return false;
    if (expected.kind === 'gone')
      return expected.to === null
        ? answer.status === 410
        : answer.status === 308 && answer.headers.get('location') === expected.to;
    if (answer.status !== 200) return expected.kind === 'without';
    const standing = pages.peek(address);
    const tag = answer.headers.get('etag')?.replace(/-(?:br|gzip)"$/, '"');
    return (
      standing !== null &&
      !standing.isStale &&
      isMadeAsExpected(standing.versions, expected) &&
      // Pages with a form are sent with a token of their own, and have no tag.
      (tag === undefined || tag === standing.etag)
    );
  }

  /**
   * Whether nothing older would be sent, could anybody still ask. What is published stands, here and with the
   * others, and must not be called lost because this process ends in the moment.
   */
  async function isReady(address: string, expected: Expected): Promise<boolean> {
    if (expected.kind === 'gone') return true;
    // Where it cannot be rendered, nothing is proven.
    await pages.render(address).catch(() => {});
    const standing = pages.peek(address);
    if (standing === null) return expected.kind === 'without';
    return !standing.isStale && isMadeAsExpected(standing.versions, expected);
  }

  return async (address, expected) => {
    const until = performance.now() + timeoutMs;
    while (performance.now() < until) {
      if (await isAsExpected(address, expected)) return true;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
    return false;
  };
}

/** `closed`: this process takes no connections any more, since it was asked to stop. */
async function ask(url: string): Promise<Response | 'closed' | 'failed'> {
  try {
    const answer = await fetch(url, { redirect: 'manual', headers: { accept: 'text/html' } });
    await answer.arrayBuffer();
    return answer;
  } catch (error) {
    const cause = error instanceof Error ? error.cause : null;
    if (!(cause instanceof Error && 'code' in cause)) throw error;
    return cause.code === 'ECONNREFUSED' ? 'closed' : 'failed';
  }
}

function isMadeAsExpected(
  versions: ReadonlySet<string>,
  expected: Exclude<Expected, { kind: 'gone' }>,
): boolean {
  if (expected.kind === 'standing') return true;
  if (expected.kind === 'page') return versions.has(expected.version);
  return ![...versions].some((version) => version.startsWith(`version:${expected.id}@`));
}

import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Environment } from '#lib/env.ts';

/** Milliseconds in which a site on this machine has to answer. */
const timeoutMs = 2_000;

/** Says in `DATA_DIR` where this site answers; gives what takes it back. */
export function announceSite({ dataDir, siteUrl }: Environment): () => Promise<void> {
  const path = fileIn(dataDir);
  // Only a command's link depends on it: a full disk is no reason not to start.
  const announced = writeFile(path, `${siteUrl}\n`, { mode: 0o600 }).catch(() => {});
  return async () => {
    await announced;
    // Another site on the same data may have started meanwhile.
    if ((await readAnnounced(path)) === siteUrl) await rm(path, { force: true });
  };
}

/**
 * Where the site of this `DATA_DIR` answers: as `SITE_URL` says, else as the site says that runs now. One that was
 * killed left word and does not answer.
 */
export async function findSiteUrl({ dataDir, siteUrl, siteUrlIsSet }: Environment): Promise<string> {
  if (siteUrlIsSet) return siteUrl;
  const announced = await readAnnounced(fileIn(dataDir));
  return announced !== null && (await answers(announced)) ? announced : siteUrl;
}

function fileIn(dataDir: string): string {
  return join(dataDir, 'running-at');
}

async function readAnnounced(path: string): Promise<string | null> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return URL.parse(text.trim())?.origin ?? null;
}

async function answers(origin: string): Promise<boolean> {
  try {
    const answer = await fetch(`${origin}/api/health`, { signal: AbortSignal.timeout(timeoutMs) });
    // Another program may have taken the port.
    return 'version' in ((await answer.json()) as object);
  } catch {
    return false;
  }
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ServerProcess, startServer } from '#tools/lab/server-process.ts';

/** Runs `measure` against a server of the real content, with fresh caches. */
export async function withSite<Result>(measure: (server: ServerProcess) => Promise<Result>): Promise<Result> {
  const dataDir = await mkdtemp(join(tmpdir(), 'bench-data-'));
  const server = await startServer({ env: { DATA_DIR: dataDir } });
  try {
    return await measure(server);
  } catch (error) {
    // What the server printed tells more than what the browser makes of it.
    throw new Error(`${error instanceof Error ? error.message : error}\nThe server: ${server.state()}`, {
      cause: error,
    });
  } finally {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** The paths of all pages that the sitemap names. */
export async function publicPaths(origin: string): Promise<string[]> {
  const sitemap = await (await fetch(`${origin}/sitemap.xml`)).text();
  const paths = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(
    ([, address]) => new URL(address ?? '').pathname,
  );
  if (paths.length === 0) throw new Error('The sitemap names no page.');
  return paths;
}

import { parentPort, Worker, workerData } from 'node:worker_threads';

/** What visitors saw in the meantime. */
export interface WatchedPages {
  requests: number;
  /** Milliseconds that the slowest answer took. */
  slowestMs: number;
  slowest: string;
  /** Answers other than 200, and requests without one. */
  failed: string[];
}

/** Visitors in a thread of their own, so that what the others send does not slow down their clocks. */
export interface PageWatch {
  /** What was seen since the last time. */
  take(): Promise<WatchedPages>;
  stop(): Promise<number>;
}

/** Asks for these pages, one after the other, until it is stopped. */
export function watchPages(origin: string, paths: readonly string[]): PageWatch {
  const worker = new Worker(new URL(import.meta.url), { workerData: { origin, paths } });
  return {
    take: () =>
      new Promise((resolve) => {
        worker.once('message', resolve);
        worker.postMessage('take');
      }),
    stop: () => worker.terminate(),
  };
}

/** Milliseconds between two requests: a site with many visitors, not one under attack by them. */
const pauseMs = 15;

if (parentPort && typeof workerData === 'object' && workerData && 'paths' in workerData)
  await visit(workerData as { origin: string; paths: string[] });

async function visit({ origin, paths }: { origin: string; paths: string[] }): Promise<void> {
  const nothing = (): WatchedPages => ({ requests: 0, slowestMs: 0, slowest: '', failed: [] });
  let seen = nothing();
  parentPort?.on('message', () => {
    parentPort?.postMessage(seen);
    seen = nothing();
  });
  // The first request of a thread loads the client that makes it, which is no time of the site's.
  await fetch(origin + paths[0]).then((answer) => answer.arrayBuffer());
  for (let turn = 0; ; turn += 1) {
    const path = paths[turn % paths.length] ?? '/';
    const started = performance.now();
    const status = await fetch(origin + path, { signal: AbortSignal.timeout(30_000) }).then(
      async (answer) => (await answer.arrayBuffer()) && answer.status,
      String,
    );
    const took = performance.now() - started;
    seen.requests += 1;
    if (took > seen.slowestMs) Object.assign(seen, { slowestMs: took, slowest: path });
    if (status !== 200) seen.failed.push(`${path} was answered with ${status}`);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

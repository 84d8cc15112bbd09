import { Worker } from 'node:worker_threads';
import { pathKey } from '#lib/media/media-path.ts';
import type { Problem } from '#lib/problems/problem.ts';
import type { StudioContext } from '../studio-context.ts';

/** What the thread is told. */
export interface CheckOrder {
  contentDir: string;
  siteUrl: string;
  blocksDir: string;
  /** The files that are there, by the keys of their paths. */
  mediaKeys: ReadonlySet<string>;
}

/** Megabytes, beside what the thread that renders Markdown takes: enough for 20,000 documents. */
const resourceLimits = { maxOldGenerationSizeMb: 512 };

/** Checks all content as `npm run check` does, on a thread that ends with it. */
export async function checkOffThread(
  { contentDir, siteUrl, media }: Pick<StudioContext, 'contentDir' | 'siteUrl' | 'media'>,
  blocksDir: string,
): Promise<Problem[]> {
  const mediaKeys = new Set(Array.from(media.all(), ({ path }) => pathKey(path)));
  const workerData: CheckOrder = { contentDir, siteUrl, blocksDir, mediaKeys };
  const worker = new Worker(new URL('./check-worker.ts', import.meta.url), { workerData, resourceLimits });
  worker.unref();
  return new Promise((resolve, reject) => {
    worker.once('message', (problems: Problem[]) => resolve(problems));
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The check of the content ended without an answer.')));
  });
}

import { parentPort, workerData } from 'node:worker_threads';
import { checkContent } from '#lib/content/check/check-content.ts';
import { createMarkdownRenderer } from '#lib/markdown/render-off-thread.ts';
import { writtenPaths } from '#lib/media/media-path.ts';
import type { CheckOrder } from './check-thread.ts';

// The program of `check-thread.ts`: it answers once and ends. The one who starts it says what is in `workerData`.
const { contentDir, siteUrl, blocksDir, mediaKeys } = workerData as CheckOrder;
const renderer = createMarkdownRenderer({ blocksDir });
const media = { find: (src: string) => writtenPaths(src).find((path) => mediaKeys.has(path)) ?? null };
const problems = await checkContent({ contentDir, siteUrl, media, renderer });
await renderer.close();
parentPort?.postMessage(problems);

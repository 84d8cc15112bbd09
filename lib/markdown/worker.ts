import { workerData } from 'node:worker_threads';
import { loadBlockDefinitions } from './blocks/load-definitions.ts';
import { type RenderOptions, renderMarkdown } from './render.ts';
import { serveThread } from './serve-thread.ts';
import { writeStaticParts } from './static-parts.ts';

/** What the main thread asks. */
export interface RenderQuestion {
  body: string;
  options: Omit<RenderOptions, 'blocks'>;
}

const blocks = await loadBlockDefinitions((workerData as { blocksDir: string }).blocksDir);

serveThread((question) => {
  // The only questions that come are those of `createMarkdownRenderer`.
  const { body, options } = question as RenderQuestion;
  return writeStaticParts(renderMarkdown(body, { ...options, blocks }), options.locale);
});

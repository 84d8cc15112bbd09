import { parentPort, workerData } from 'node:worker_threads';
import { loadBlockDefinitions } from './blocks/load-definitions.ts';
import type { MarkdownDocument } from './document.ts';
import { DocumentLimitError } from './document-limit-error.ts';
import { type RenderOptions, renderMarkdown } from './render.ts';

/** What the main thread asks. */
export interface RenderRequest {
  id: number;
  body: string;
  options: Omit<RenderOptions, 'blocks'>;
}

/** What this thread answers. */
export type RenderAnswer =
  | { id: number; document: MarkdownDocument }
  | { id: number; limit: DocumentLimitError['code'] }
  | { id: number; message: string; stack?: string };

const port = parentPort;
if (!port) throw new Error('lib/markdown/worker.ts runs in a worker thread only.');
const blocks = await loadBlockDefinitions((workerData as { blocksDir: string }).blocksDir);

port.on('message', ({ id, body, options }: RenderRequest) => port.postMessage(answer(id, body, options)));
port.postMessage('ready');

function answer(id: number, body: string, options: RenderRequest['options']): RenderAnswer {
  try {
    return { id, document: renderMarkdown(body, { ...options, blocks }) };
  } catch (error) {
    if (error instanceof DocumentLimitError) return { id, limit: error.code };
    // An error of ours concerns this document only; it is thrown again where the document was asked for.
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    return { id, message, ...(stack ? { stack } : {}) };
  }
}

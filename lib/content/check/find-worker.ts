import { parentPort, workerData } from 'node:worker_threads';
import { loadBlockDefinitions } from '#lib/markdown/blocks/load-definitions.ts';
import { renderMarkdown } from '#lib/markdown/render.ts';
import type { ListedFile } from '../list-files.ts';
import { readEntry } from '../read-entry.ts';
import { type DocumentFindings, findInDocument } from './document-findings.ts';

/** What a thread is asked: to look at one document. */
export interface FindQuestion {
  file: ListedFile;
  /** Of the settings in its language. */
  peertubeHosts: readonly string[];
}

/** What a thread answers. */
export type FindAnswer = { findings: DocumentFindings } | { message: string; stack?: string };

const port = parentPort;
if (!port) throw new Error('lib/content/check/find-worker.ts runs in a worker thread only.');
// The one who starts it says what is in `workerData`.
const { contentDir, blocksDir } = workerData as { contentDir: string; blocksDir: string };
const blocks = await loadBlockDefinitions(blocksDir);

port.on('message', async (question: FindQuestion) => port.postMessage(await answer(question)));
port.postMessage('ready');

async function answer({ file, peertubeHosts }: FindQuestion): Promise<FindAnswer> {
  try {
    const read = await readEntry(contentDir, file);
    const findings = findInDocument(read, peertubeHosts, (body, options) =>
      renderMarkdown(body, { ...options, blocks }),
    );
    return { findings };
  } catch (error) {
    // Thrown again where the document was asked for.
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    return { message: `${file.id}: ${message}`, ...(stack ? { stack } : {}) };
  }
}

import { parentPort } from 'node:worker_threads';
import { DocumentLimitError } from './document-limit-error.ts';

/** What a thread answers to one question. */
export type ThreadAnswer =
  | { value: unknown }
  | { limit: DocumentLimitError['code'] }
  | { message: string; stack?: string };

/** Answers the questions of a `LimitedQueue` from within its thread; an error concerns its question only. */
export function serveThread(answer: (question: unknown) => unknown): void {
  const port = parentPort;
  if (!port) throw new Error('This program runs in a worker thread only.');
  port.on('message', (question: unknown) => {
    try {
      port.postMessage({ value: answer(question) });
    } catch (error) {
      port.postMessage(asAnswer(error));
    }
  });
  port.postMessage('ready');
}

function asAnswer(error: unknown): ThreadAnswer {
  if (error instanceof DocumentLimitError) return { limit: error.code };
  // Functions that call themselves for every level: the last resort behind the checks of depth.
  if (error instanceof RangeError) return { limit: 'document-too-deep' };
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return { message, ...(stack ? { stack } : {}) };
}

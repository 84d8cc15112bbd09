import type { MarkdownDocument } from './document.ts';
import { DocumentLimitError } from './document-limit-error.ts';
import { type LimitedThread, startLimitedThread } from './limited-thread.ts';
import { maxDocumentBytes } from './limits.ts';
import type { RenderOptions } from './render.ts';
import type { RenderAnswer, RenderRequest } from './worker.ts';

/** Renders Markdown on a thread of its own, one document after the other. */
export interface OffThreadRenderer {
  /**
   * Renders a body as `renderMarkdown` does.
   * @throws {DocumentLimitError} if it is too large, too deep or too slow; the next document is not affected.
   */
  render(body: string, options: Omit<RenderOptions, 'blocks'>): Promise<MarkdownDocument>;
  close(): Promise<void>;
}

interface Job extends Omit<RenderRequest, 'id'> {
  resolve(document: MarkdownDocument): void;
  reject(error: Error): void;
}

/** `timeLimit` in milliseconds for one document; `blocksDir` is the folder of the blocks' declarations. */
export function createMarkdownRenderer({
  blocksDir,
  timeLimit = 5000,
}: {
  blocksDir: string;
  timeLimit?: number;
}): OffThreadRenderer {
  const program = new URL('./worker.ts', import.meta.url);
  const queue: Job[] = [];
  let thread: LimitedThread | null = null;
  let isBusy = false;
  let isClosed = false;
  let id = 0;

  async function work(): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    for (let job = queue.shift(); job; job = queue.shift()) {
      try {
        thread ??= await startLimitedThread(program, { blocksDir });
        id += 1;
        const { body, options } = job;
        const request: RenderRequest = { id, body, options };
        job.resolve(toDocument((await thread.ask(request, timeLimit)) as RenderAnswer));
      } catch (error) {
        if (!thread?.isAlive()) thread = null;
        job.reject(error instanceof Error ? error : new Error(String(error)));
      }
    }
    isBusy = false;
  }

  return {
    render(body, options) {
      if (isClosed) return Promise.reject(new Error('The Markdown renderer is closed.'));
      if (Buffer.byteLength(body) > maxDocumentBytes)
        return Promise.reject(new DocumentLimitError('document-too-large'));
      return new Promise((resolve, reject) => {
        queue.push({ body, options, resolve, reject });
        void work();
      });
    },
    async close() {
      isClosed = true;
      for (const job of queue.splice(0)) job.reject(new Error('The Markdown renderer is closed.'));
      await thread?.stop();
    },
  };
}

function toDocument(answer: RenderAnswer): MarkdownDocument {
  if ('document' in answer) return answer.document;
  if ('limit' in answer) throw new DocumentLimitError(answer.limit);
  throw Object.assign(new Error(answer.message), { stack: answer.stack });
}

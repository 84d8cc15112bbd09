import { Worker } from 'node:worker_threads';
import type { MarkdownDocument } from './document.ts';
import { DocumentLimitError } from './document-limit-error.ts';
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

/** How long a thread may take to start, in milliseconds: a busy machine is slow, but not for ever. */
const startLimit = 60_000;

/** Megabytes; a document that needs more is treated like one that takes too long. */
const resourceLimits = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 12, stackSizeMb: 4 };

/** `timeLimit` in milliseconds for one document; `blocksDir` is the folder of the blocks' declarations. */
export function createMarkdownRenderer({
  blocksDir,
  timeLimit = 5000,
}: {
  blocksDir: string;
  timeLimit?: number;
}): OffThreadRenderer {
  const queue: Job[] = [];
  let thread: Thread | null = null;
  let isBusy = false;
  let isClosed = false;

  async function work(): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    for (let job = queue.shift(); job; job = queue.shift()) {
      try {
        thread ??= await startThread(blocksDir);
        job.resolve(await thread.render(job, timeLimit));
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

type Thread = Awaited<ReturnType<typeof startThread>>;

async function startThread(blocksDir: string) {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: { blocksDir },
    resourceLimits,
  });
  // It must not keep a process alive that has nothing else to do, unless somebody waits for a document.
  worker.unref();
  let isAlive = true;
  worker.on('exit', () => {
    isAlive = false;
  });
  await next(worker, startLimit);
  let id = 0;
  return {
    isAlive: () => isAlive,
    async render({ body, options }: Job, timeLimit: number): Promise<MarkdownDocument> {
      id += 1;
      worker.postMessage({ id, body, options } satisfies RenderRequest);
      // The only answers that come are those to the request before.
      const answer = (await next(worker, timeLimit)) as RenderAnswer;
      if ('document' in answer) return answer.document;
      if ('limit' in answer) throw new DocumentLimitError(answer.limit);
      throw Object.assign(new Error(answer.message), { stack: answer.stack });
    },
    stop: () => worker.terminate(),
  };
}

/** The next message of a worker; one that takes too long or too much memory is ended. */
function next(worker: Worker, limit: number): Promise<unknown> {
  worker.ref();
  return new Promise((resolve, reject) => {
    const settle = (end: () => void) => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      worker.unref();
      end();
    };
    const tooSlow = () => new DocumentLimitError('document-too-slow');
    const onMessage = (message: unknown) => settle(() => resolve(message));
    const onExit = () => settle(() => reject(tooSlow()));
    const onError = (error: Error & { code?: string }) =>
      settle(() => reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooSlow() : error));
    const timer = setTimeout(() => {
      settle(() => void worker.terminate().then(() => reject(tooSlow())));
    }, limit);
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
  });
}

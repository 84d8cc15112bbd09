import { Worker } from 'node:worker_threads';
import { DocumentLimitError } from './document-limit-error.ts';

/** A thread that answers one question after the other, each within a limit of time. */
export interface LimitedThread {
  /**
   * Asks; what it answers is its program's affair.
   * @throws {DocumentLimitError} if it takes too long or too much memory: the thread has ended then.
   */
  ask(question: unknown, timeLimit: number): Promise<unknown>;
  isAlive(): boolean;
  stop(): Promise<number>;
}

/** How long a thread may take to start, in milliseconds: a busy machine is slow, but not for ever. */
const startLimit = 60_000;

/** Megabytes; a document that needs more is treated like one that takes too long. */
const resourceLimits = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 12, stackSizeMb: 4 };

/** Starts `program`, which says something when it is ready. `youngMb`: where speed is worth more than memory. */
export async function startLimitedThread(
  program: URL,
  workerData: unknown,
  { youngMb = resourceLimits.maxYoungGenerationSizeMb }: { youngMb?: number } = {},
): Promise<LimitedThread> {
  const limits = { ...resourceLimits, maxYoungGenerationSizeMb: youngMb };
  const worker = new Worker(program, { workerData, resourceLimits: limits });
  // It must not keep a process alive that has nothing else to do, unless somebody waits for a document.
  worker.unref();
  let isAlive = true;
  worker.on('exit', () => {
    isAlive = false;
  });
  await next(worker, startLimit);
  return {
    ask(question, timeLimit) {
      worker.postMessage(question);
      // The only answers that come are those to the question before.
      return next(worker, timeLimit);
    },
    isAlive: () => isAlive,
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

import { Worker } from 'node:worker_threads';
import { DocumentLimitError } from './document-limit-error.ts';

/** A thread that answers one question after the other, each within a limit of time. */
export interface LimitedThread {
  /**
   * Asks; what it answers is its program's affair. `timeLimit` is processor time in milliseconds, so that a busy
   * machine refuses nothing that an idle one takes.
   * @throws {DocumentLimitError} if it takes too long or too much memory: the thread has ended then.
   */
  ask(question: unknown, timeLimit: number): Promise<unknown>;
  isAlive(): boolean;
  stop(): Promise<number>;
}

/** How long a thread may take to start, in milliseconds: a busy machine is slow, but not for ever. */
const startLimit = 60_000;

/** For so many times as long as it may take a thread may wait for a processor. */
const mostWaiting = 6;

/** How often it is looked how much time a thread has taken, in milliseconds. */
const lookEvery = 100;

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
      return next(worker, timeLimit * mostWaiting, timeLimit);
    },
    isAlive: () => isAlive,
    stop: () => worker.terminate(),
  };
}

/**
 * The next message of a worker; one that takes too long (in milliseconds, by the clock and of a processor) or too
 * much memory is ended.
 */
function next(worker: Worker, limit: number, processorLimit = limit): Promise<unknown> {
  worker.ref();
  return new Promise((resolve, reject) => {
    const settle = (end: () => void) => {
      clearTimeout(timer);
      stopLooking();
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      worker.unref();
      end();
    };
    const tooSlow = () => new DocumentLimitError('document-too-slow');
    const onMessage = (message: unknown) => settle(() => resolve(message));
    const onExit = () => settle(() => reject(tooSlow()));
    const onError = (error: Error & { code?: string }) =>
      settle(() => reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooSlow() : error));
    const end = () => settle(() => void worker.terminate().then(() => reject(tooSlow())));
    const timer = setTimeout(end, limit);
    const stopLooking = watchProcessor(worker, processorLimit, end);
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
  });
}

/** Calls `end` once a worker has taken more processor time than this since now; returns what stops looking. */
function watchProcessor(worker: Worker, limit: number, end: () => void): () => void {
  let since: number | null = null;
  let isOver = false;
  const look = async () => {
    const { user, system } = await worker.cpuUsage();
    const taken = (user + system) / 1000;
    since ??= taken;
    if (!isOver && taken - since > limit) end();
  };
  // It has ended meanwhile, which its own events tell.
  const lookQuietly = () => void look().catch(() => {});
  lookQuietly();
  const timer = setInterval(lookQuietly, lookEvery);
  return () => {
    isOver = true;
    clearInterval(timer);
  };
}

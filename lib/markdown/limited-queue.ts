import { DocumentLimitError } from './document-limit-error.ts';
import { createFairLine, type Turn } from './fair-line.ts';
import { type LimitedThread, startLimitedThread } from './limited-thread.ts';
import type { ThreadAnswer } from './serve-thread.ts';

/**
 * Questions to one thread, answered one after the other, in turn for each who asks; the thread starts with the first
 * of them.
 */
export interface LimitedQueue {
  /**
   * Asks the thread's program.
   * @throws {DocumentLimitError} if the answer takes too long or too much memory; the next question is not affected.
   */
  ask(question: unknown): Promise<unknown>;
  close(): Promise<void>;
}

export interface LimitedQueueOptions {
  /** A program that answers with `serveThread`. */
  program: URL;
  workerData: unknown;
  /** For one question. */
  timeLimitMs: number;
  /** The thread ends when nobody has asked anything for so long; without it, it stays. */
  idleMs?: number;
  /** Megabytes for what lives shortly. */
  youngMb?: number;
  /** Who asks now; without it, all are one. */
  owner?: () => string;
}

interface Job {
  question: unknown;
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** Opens a queue; a thread that died of a question is started again for the next one. */
export function createLimitedQueue(options: LimitedQueueOptions): LimitedQueue {
  const { program, workerData, timeLimitMs, idleMs, youngMb, owner } = options;
  const line = createFairLine<Job>();
  let thread: LimitedThread | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isBusy = false;
  let isClosed = false;

  async function work(): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    clearTimeout(timer);
    for (let next = line.take(performance.now()); next; next = line.take(performance.now()))
      await answer(next);
    isBusy = false;
    const restMs = line.restMs(performance.now());
    if (restMs !== null) timer = setTimeout(work, restMs);
    else if (idleMs !== undefined) timer = setTimeout(endThread, idleMs).unref();
  }

  async function answer({ owner: of, item: { question, resolve, reject } }: Turn<Job>): Promise<void> {
    let started = Number.POSITIVE_INFINITY;
    try {
      if (!thread?.isAlive())
        thread = await startLimitedThread(program, workerData, youngMb === undefined ? {} : { youngMb });
      started = performance.now();
      resolve(answered((await thread.ask(question, timeLimitMs)) as ThreadAnswer));
    } catch (error) {
      reject(error instanceof Error ? error : new Error(String(error)));
    }
    line.done(of, started, performance.now());
  }

  function endThread(): void {
    if (isBusy) return;
    void thread?.stop();
    thread = null;
  }

  return {
    ask(question) {
      if (isClosed) return Promise.reject(new Error('The thread is closed.'));
      return new Promise((resolve, reject) => {
        line.add(owner?.() ?? '', { question, resolve, reject }, performance.now());
        void work();
      });
    },
    async close() {
      isClosed = true;
      clearTimeout(timer);
      for (const job of line.clear()) job.reject(new Error('The thread is closed.'));
      await thread?.stop();
    },
  };
}

function answered(answer: ThreadAnswer): unknown {
  if ('value' in answer) return answer.value;
  if ('limit' in answer) throw new DocumentLimitError(answer.limit);
  throw Object.assign(new Error(answer.message), { stack: answer.stack });
}

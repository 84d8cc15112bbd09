import { DocumentLimitError } from './document-limit-error.ts';
import { type LimitedThread, startLimitedThread } from './limited-thread.ts';
import type { ThreadAnswer } from './serve-thread.ts';

/** Questions to one thread, answered one after the other; the thread starts with the first of them. */
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
}

interface Job {
  question: unknown;
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** Opens a queue; a thread that died of a question is started again for the next one. */
export function createLimitedQueue(options: LimitedQueueOptions): LimitedQueue {
  const { program, workerData, timeLimitMs, idleMs, youngMb } = options;
  const jobs: Job[] = [];
  let thread: LimitedThread | null = null;
  let idle: NodeJS.Timeout | undefined;
  let isBusy = false;
  let isClosed = false;

  async function work(): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    clearTimeout(idle);
    for (let job = jobs.shift(); job; job = jobs.shift()) {
      try {
        if (!thread?.isAlive())
          thread = await startLimitedThread(program, workerData, youngMb === undefined ? {} : { youngMb });
        job.resolve(answered((await thread.ask(job.question, timeLimitMs)) as ThreadAnswer));
      } catch (error) {
        job.reject(error instanceof Error ? error : new Error(String(error)));
      }
    }
    isBusy = false;
    if (idleMs !== undefined) idle = setTimeout(endThread, idleMs).unref();
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
        jobs.push({ question, resolve, reject });
        void work();
      });
    },
    async close() {
      isClosed = true;
      clearTimeout(idle);
      for (const job of jobs.splice(0)) job.reject(new Error('The thread is closed.'));
      await thread?.stop();
    },
  };
}

function answered(answer: ThreadAnswer): unknown {
  if ('value' in answer) return answer.value;
  if ('limit' in answer) throw new DocumentLimitError(answer.limit);
  throw Object.assign(new Error(answer.message), { stack: answer.stack });
}

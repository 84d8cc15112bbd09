import { DocumentLimitError } from '#lib/markdown/document-limit-error.ts';
import { type LimitedThread, startLimitedThread } from '#lib/markdown/limited-thread.ts';
import { readEntry } from '../read-entry.ts';
import { type DocumentFindings, findInDocument } from './document-findings.ts';
import type { FindAnswer, FindQuestion } from './find-worker.ts';

export interface FindOptions {
  contentDir: string;
  /** The folder of the blocks' declarations. */
  blocksDir: string;
  threads: number;
  onFound(question: FindQuestion, findings: DocumentFindings): void;
}

/** Milliseconds for one document, as a visitor would wait. */
const timeLimit = 5000;

/** Megabytes for what lives shortly: with less, half of the time would go into collecting it. */
const youngMb = 48;

/** Looks at documents on threads that end with it. A document that is too slow is passed over with a problem. */
export async function findOffThread(questions: readonly FindQuestion[], options: FindOptions): Promise<void> {
  const queue = questions[Symbol.iterator]();
  const threads = Math.min(options.threads, questions.length);
  await Promise.all(Array.from({ length: threads }, () => work(queue, options)));
}

async function work(
  queue: Iterable<FindQuestion>,
  { contentDir, blocksDir, onFound }: FindOptions,
): Promise<void> {
  const program = new URL('./find-worker.ts', import.meta.url);
  let thread: LimitedThread | null = null;
  try {
    // Several of these share one iterator, which gives each question once.
    for (const question of queue) {
      if (!thread?.isAlive())
        thread = await startLimitedThread(program, { contentDir, blocksDir }, { youngMb });
      onFound(question, await ask(thread, question, contentDir));
    }
  } finally {
    await thread?.stop();
  }
}

async function ask(
  thread: LimitedThread,
  question: FindQuestion,
  contentDir: string,
): Promise<DocumentFindings> {
  try {
    const answer = (await thread.ask(question, timeLimit)) as FindAnswer;
    if ('findings' in answer) return answer.findings;
    throw Object.assign(new Error(answer.message), { stack: answer.stack });
  } catch (error) {
    if (!(error instanceof DocumentLimitError)) throw error;
    return findInDocument(await readEntry(contentDir, question.file), question.peertubeHosts, () => {
      throw error;
    });
  }
}

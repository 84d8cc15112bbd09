import { AsyncLocalStorage } from 'node:async_hooks';
import { DocumentLimitError } from '#lib/markdown/document-limit-error.ts';
import { createLimitedQueue } from '#lib/markdown/limited-queue.ts';
import { maxDocumentBytes } from '#lib/markdown/limits.ts';
import type { OffThreadRenderer } from '#lib/markdown/render-off-thread.ts';
import type { EditingFunctions } from './functions.ts';
import type { EditingQuestion } from './worker.ts';

/**
 * A thread for what editors send, apart from the one that renders public pages: whatever it is, it takes no time
 * from them and no more memory than the thread has.
 */
export interface EditingThread extends OffThreadRenderer {
  /**
   * Runs one of the functions.
   * @throws {DocumentLimitError} if the input is too large or too deep, or takes too long.
   */
  run<Name extends keyof EditingFunctions>(
    name: Name,
    input: Parameters<EditingFunctions[Name]>[0],
  ): Promise<ReturnType<EditingFunctions[Name]>>;
  /** Whatever `work` asks for has the turn of `person`: nobody waits for all that somebody else has sent. */
  onBehalfOf<Result>(person: string, work: () => Promise<Result>): Promise<Result>;
}

/** For one function, in milliseconds. */
const timeLimitMs = 5_000;
/** Editors pause to read and to think; the thread is there in half a second when they go on. */
const idleMs = 120_000;
/** Texts live shortly: with less, a third of the time would go into collecting them. */
const youngMb = 32;

/** Opens the thread, which starts when it is needed and ends when nobody edits; `blocksDir` is the folder of the blocks. */
export function createEditingThread({ blocksDir }: { blocksDir: string }): EditingThread {
  const program = new URL('./worker.ts', import.meta.url);
  const people = new AsyncLocalStorage<string>();
  const owner = () => people.getStore() ?? '';
  const queue = createLimitedQueue({
    program,
    workerData: { blocksDir },
    timeLimitMs,
    idleMs,
    youngMb,
    owner,
  });

  const run: EditingThread['run'] = async (name, input) => {
    const question: EditingQuestion = { name, input };
    // The program answers with what the function of this name returns.
    return (await queue.ask(question)) as ReturnType<EditingFunctions[typeof name]>;
  };

  return {
    run,
    onBehalfOf: (person, work) => people.run(person, work),
    async render(body, options) {
      if (Buffer.byteLength(body) > maxDocumentBytes) throw new DocumentLimitError('document-too-large');
      return run('render', { body, options });
    },
    close: queue.close,
  };
}

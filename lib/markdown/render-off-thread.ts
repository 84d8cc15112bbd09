import type { MarkdownDocument } from './document.ts';
import { DocumentLimitError } from './document-limit-error.ts';
import { createLimitedQueue } from './limited-queue.ts';
import { maxDocumentBytes } from './limits.ts';
import type { RenderOptions } from './render.ts';
import type { RenderQuestion } from './worker.ts';

/** Renders Markdown on a thread of its own, one document after the other. */
export interface OffThreadRenderer {
  /**
   * Renders a body as `renderMarkdown` does.
   * @throws {DocumentLimitError} if it is too large, too deep or too slow; the next document is not affected.
   */
  render(body: string, options: Omit<RenderOptions, 'blocks'>): Promise<MarkdownDocument>;
  close(): Promise<void>;
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
  const queue = createLimitedQueue({ program, workerData: { blocksDir }, timeLimitMs: timeLimit });
  return {
    async render(body, options) {
      if (Buffer.byteLength(body) > maxDocumentBytes) throw new DocumentLimitError('document-too-large');
      const question: RenderQuestion = { body, options };
      // The program of this thread answers with documents.
      return (await queue.ask(question)) as MarkdownDocument;
    },
    close: queue.close,
  };
}

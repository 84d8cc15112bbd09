import type { IncomingMessage } from 'node:http';
import type { FormRefusal } from './form-reading.ts';

export interface BodyLimits {
  /** Bytes; what comes after them is not handed out. */
  bytes: number;
  /** From the first look at the body to its end. */
  milliseconds: number;
}

/** One step through the body of a request. `broken`: the client went away. */
export type BodyStep =
  | { kind: 'chunk'; chunk: Buffer }
  | { kind: 'end' | 'too-large' | 'too-slow' | 'broken' };

/** The body of a request, piece by piece, counted and timed. */
export interface BodyReader {
  next(): Promise<BodyStep>;
  /**
   * Reads on without keeping anything, so that a browser that is still sending comes to listen for the answer;
   * closing the connection on it would show an error of its own instead. Gives up at the time limit.
   */
  discardRest(): Promise<void>;
}

// A browser that sends more than this after a refusal has to do without the words.
const mostDiscarded = 256 * 1024 * 1024;

/** What to answer when a form's body does not come to its end. */
export const bodyRefusals = {
  'too-large': { status: 413, reason: 'too-large' },
  'too-slow': { status: 408, reason: 'too-slow' },
  broken: { status: 400, reason: 'malformed' },
} as const satisfies Record<string, FormRefusal>;

/** Opens the body of `request`; the clock starts now. */
export function readBody(request: IncomingMessage, limits: BodyLimits): BodyReader {
  const chunks: AsyncIterator<Buffer> = request.iterator({ destroyOnReturn: false });
  const deadline = performance.now() + limits.milliseconds;
  let bytes = 0;

  async function step(): Promise<BodyStep> {
    const left = deadline - performance.now();
    if (left <= 0) return { kind: 'too-slow' };
    const { promise: timeout, resolve } = Promise.withResolvers<'timeout'>();
    const timer = setTimeout(resolve, left, 'timeout');
    try {
      const result = await Promise.race([chunks.next(), timeout]);
      if (result === 'timeout') return { kind: 'too-slow' };
      return result.done ? { kind: 'end' } : { kind: 'chunk', chunk: result.value };
    } catch {
      // The one error that a request's body has: the connection ended before it.
      return { kind: 'broken' };
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    async next() {
      const taken = await step();
      if (taken.kind !== 'chunk') return taken;
      bytes += taken.chunk.length;
      return bytes > limits.bytes ? { kind: 'too-large' } : taken;
    },
    async discardRest() {
      for (let discarded = 0; discarded <= mostDiscarded; ) {
        const taken = await step();
        if (taken.kind !== 'chunk') return;
        discarded += taken.chunk.length;
      }
    },
  };
}

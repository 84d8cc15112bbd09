import type { IncomingMessage } from 'node:http';
import { readBody } from '#lib/http/body-reader.ts';
import { createJsonLimits } from './json-limits.ts';

/** A save of twenty files at their limit, written as JSON, stays below this; uploads go another way. */
const limits = { bytes: 12 * 1024 * 1024, milliseconds: 60_000 };

/** What came of reading a body as JSON; `status` is that of the refusal. */
export type JsonReading = { kind: 'json'; value: unknown } | { kind: 'refused'; status: 400 | 408 | 413 };

/** Reads the body of `request` as JSON, counted and timed. */
export async function readJson(request: IncomingMessage): Promise<JsonReading> {
  const body = readBody(request, limits);
  const structure = createJsonLimits();
  const chunks: Buffer[] = [];
  for (;;) {
    const step = await body.next();
    if (step.kind === 'chunk' && structure.allow(step.chunk)) chunks.push(step.chunk);
    else if (step.kind === 'end') break;
    else {
      await body.discardRest();
      if (step.kind === 'chunk') return { kind: 'refused', status: 400 };
      return {
        kind: 'refused',
        status: step.kind === 'too-large' ? 413 : step.kind === 'too-slow' ? 408 : 400,
      };
    }
  }
  try {
    return { kind: 'json', value: JSON.parse(Buffer.concat(chunks).toString('utf8')) };
  } catch {
    return { kind: 'refused', status: 400 };
  }
}

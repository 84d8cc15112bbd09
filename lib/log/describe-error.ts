import { redact } from './redact.ts';

/** What the log says of an error. */
export interface DescribedError {
  type: string;
  message: string;
  code?: string;
  /** Where it was thrown: the innermost frames, without the words before them. */
  stack?: string[];
  cause?: DescribedError;
}

const mostFrames = 8;
const mostCauses = 3;

/**
 * Describes an error without what its words may quote: Postgres repeats the value that it refuses, mail servers
 * repeat the recipient, and other properties hold whole rows.
 */
export function describeError(error: unknown, depth = 0): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error, message: redact(String(error)) };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const isPostgres = 'severity' in error && 'routine' in error;
  return {
    type: error.name,
    message: redact(isPostgres ? error.message.replaceAll(/: ".*"/gs, ': …') : error.message),
    ...(code && { code }),
    ...(frames.length > 0 && { stack: frames.slice(0, mostFrames).map((line) => line.trim().slice(3)) }),
    ...(error.cause !== undefined && depth < mostCauses && { cause: describeError(error.cause, depth + 1) }),
  };
}

import pino, { type DestinationStream } from 'pino';
import { describeError } from './describe-error.ts';
import type { Log } from './log.ts';
import { readableLine } from './readable-line.ts';
import { redact } from './redact.ts';

export interface LogOptions {
  /** The least that is written. */
  level: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Lines for a person rather than a program. */
  isReadable: boolean;
}

/** A log that can be written out to the end. */
export interface OpenedLog extends Log {
  /** Writes what is still in memory; for when the process is about to end. */
  flush(): void;
}

/** Opens the log of the process, on stdout. */
export function openLog({ level, isReadable }: LogOptions): OpenedLog {
  const lines = pino.destination({ fd: 1, sync: false });
  const out: DestinationStream = isReadable
    ? { write: (line) => void process.stdout.write(readableLine(line)) }
    : lines;
  const logger = pino(
    {
      level,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    out,
  );
  return {
    debug: (words, details) => logger.debug(details ?? {}, words),
    info: (words, details) => logger.info(details ?? {}, words),
    warn: (words, details) => logger.warn(details ?? {}, redact(words)),
    error(words, error, details) {
      const described = error === undefined ? details : { ...details, error: describeError(error) };
      logger.error(described ?? {}, redact(words));
    },
    flush() {
      if (!isReadable) lines.flushSync();
    },
  };
}

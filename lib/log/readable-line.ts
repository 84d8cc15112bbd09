import { z } from 'zod';

const line = z.looseObject({
  level: z.string(),
  time: z.string(),
  msg: z.string().default(''),
  error: z
    .looseObject({ type: z.string(), message: z.string(), stack: z.array(z.string()).default([]) })
    .optional(),
});

/** A line of the log as a person at a terminal reads it. */
export function readableLine(json: string): string {
  const { level, time, msg, error, pid: _pid, ...details } = line.parse(JSON.parse(json));
  const pairs = Object.entries(details).map(([name, value]) => `${name}=${String(value)}`);
  const failure = error
    ? [`\n  ${error.type}: ${error.message}`, ...error.stack.map((at) => `\n    at ${at}`)]
    : [];
  const urgency = level === 'info' ? '' : `${level}: `;
  return `${[time.slice(11, 19), `${urgency}${msg}`, ...pairs].join(' ')}${failure.join('')}\n`;
}

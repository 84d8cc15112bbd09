import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

/** Another Node process that does something to the same database. */
export interface TestProcess {
  /** What it has written so far, line by line. */
  lines: readonly string[];
  /** Resolves when it has written a line that contains `text`. */
  said(text: string): Promise<void>;
  kill(): void;
  /** Resolves when it has ended; its exit code, or `null` if it was killed. */
  ended: Promise<number | null>;
}

/** Starts a `.ts` file in a process of its own, which ends with the test at the latest. */
export function startProcess(file: string, args: readonly string[]): TestProcess {
  const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const kill = () => {
    child.kill('SIGKILL');
  };
  onTestFinished(async () => {
    kill();
    await ended;
  });
  const lines: string[] = [];
  const input = createInterface(child.stdout);
  input.on('line', (line) => lines.push(line));
  return {
    ...{ lines, kill, ended },
    async said(text) {
      while (!lines.some((line) => line.includes(text)))
        await Promise.race([
          once(input, 'line'),
          ended.then(() => Promise.reject(new Error(`${file} ended without saying “${text}”.`))),
        ]);
    },
  };
}

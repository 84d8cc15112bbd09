import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { CheckProgress } from '#lib/content/check/find-all.ts';
import type { Problem } from '#lib/problems/problem.ts';
import type { CheckNews, CheckOrder } from './check-order.ts';

/** Megabytes of heap, enough for 50,000 documents; what the threads take that render comes on top. */
const limits = ['--max-old-space-size=256', '--max-semi-space-size=4', '--v8-pool-size=1'];

/**
 * Checks all content as `npm run check` does, in a process that takes second place behind visitors and gives all
 * its memory back when it ends, which it does with this one.
 */
export async function checkInProcess(
  order: CheckOrder,
  onProgress: (progress: CheckProgress) => void,
): Promise<Problem[]> {
  const program = fileURLToPath(new URL('./check-program.ts', import.meta.url));
  const child = fork(program, { execArgv: limits, serialization: 'advanced' });
  child.unref();
  child.channel?.unref();
  const problems: Problem[] = [];
  return new Promise((resolve, reject) => {
    child.on('message', (message) => {
      const news = message as CheckNews;
      if (news.kind === 'progress') onProgress(news.progress);
      else if (news.kind === 'problems') problems.push(...news.problems);
      else resolve(problems);
    });
    child.once('error', reject);
    child.once('exit', (code, signal) =>
      reject(new Error(`The check of the content ended with ${signal ?? code} and without an answer.`)),
    );
    child.send(order, (error) => error && reject(error));
  });
}

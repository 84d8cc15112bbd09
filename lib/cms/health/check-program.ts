import { constants, setPriority } from 'node:os';
import { checkContent } from '#lib/content/check/check-content.ts';
import { findingsPath } from '#lib/content/check/kept-findings.ts';
import { writtenPaths } from '#lib/media/media-path.ts';
import type { CheckNews, CheckOrder } from './check-order.ts';
import { writeReport } from './kept-report.ts';

// The program of `check-process.ts`: it takes one order, answers and ends.

/** What is sent at once: few enough for the server to read between two requests. */
const problemsInPart = 500;

// Visitors come first, and threads take on the priority of the one that starts them.
setPriority(constants.priority.PRIORITY_LOW);
// The server has gone, perhaps by `kill -9`: nobody waits for the answer.
process.once('disconnect', () => process.exit());
// The one who starts this says what comes.
process.once('message', (order) => void check(order as CheckOrder));

async function check({ mediaKeys, ...order }: CheckOrder): Promise<void> {
  let toldAt = 0;
  const problems = await checkContent({
    ...order,
    media: { find: (src) => writtenPaths(src).find((path) => mediaKeys.has(path)) ?? null },
    keepIn: { path: findingsPath(order.dataDir), fingerprint: order.fingerprint },
    threads: 1,
    onProgress(progress) {
      if (performance.now() - toldAt < 200) return;
      toldAt = performance.now();
      void tell({ kind: 'progress', progress });
    },
  });
  await writeReport(order, { problems, checkedAt: Date.now() });
  for (let at = 0; at < problems.length; at += problemsInPart)
    await tell({ kind: 'problems', problems: problems.slice(at, at + problemsInPart) });
  await tell({ kind: 'done' });
  process.disconnect();
}

function tell(news: CheckNews): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send?.(news, undefined, {}, (error) => (error ? reject(error) : resolve()));
  });
}

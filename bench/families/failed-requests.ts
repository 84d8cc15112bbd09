import { readFile, writeFile } from 'node:fs/promises';
import { Agent, get } from 'node:https';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type SiteBehindNginx, startSiteBehindNginx } from '#scripts/site-behind-nginx.ts';
import type { Family } from '../rows.ts';
import { round } from '../statistics.ts';

const processes = 3;
const restarts = 6;
const changes = 100;
const visitors = 16;
const paths = [
  ...['/es', '/en', '/es/servicios', '/en/services', '/es/servicios/train-the-trainers', '/sitemap.xml'],
  ...['/es/contacto', '/en/contact'],
];

/** Public requests that fail while pages change and one process after another is started again. */
export const failedRequests: Family = {
  ids: ['cluster-failed-requests'],
  async measure() {
    const site = await startSiteBehindNginx(processes);
    const tally = { asked: 0, failures: new Map<string, number>(), slowest: 0, isOver: false };
    try {
      const crowd = Array.from({ length: visitors }, (_, index) => visit(site.origin, index, tally));
      await Promise.all([restartAll(site), changeOften(site)]);
      tally.isOver = true;
      await Promise.all(crowd);
    } finally {
      tally.isOver = true;
      await site.stop();
    }
    const failed = [...tally.failures.values()].reduce((sum, count) => sum + count, 0);
    const which = [...tally.failures].map(([what, count]) => `${what} ×${count}`).join(', ');
    return {
      'cluster-failed-requests': {
        value: failed,
        n: tally.asked,
        note: `${changes} changes of a page and ${restarts} restarts of ${processes} processes on one machine behind nginx, ${visitors} visitors; slowest answer ${round(tally.slowest)} ms${which && `; ${which}`}`,
      },
    };
  },
};

async function restartAll(site: SiteBehindNginx): Promise<void> {
  for (let count = 0; count < restarts; count += 1) await site.restart(count % processes);
}

async function changeOften({ contentDir }: SiteBehindNginx): Promise<void> {
  const file = join(contentDir, 'services', 'es', 'train-the-trainers.md');
  const text = await readFile(file, 'utf8');
  for (let count = 0; count < changes; count += 1) {
    await writeFile(file, `${text}\nCambio número ${count}.\n`);
    await wait(150);
  }
}

interface Tally {
  asked: number;
  failures: Map<string, number>;
  slowest: number;
  isOver: boolean;
}

async function visit(origin: string, first: number, tally: Tally): Promise<void> {
  const agent = new Agent({ rejectUnauthorized: false, keepAlive: true });
  for (let count = first; !tally.isOver; count += 1) {
    const path = paths[count % paths.length] ?? '/es';
    const started = performance.now();
    const outcome = await ask(origin + path, agent);
    tally.asked += 1;
    tally.slowest = Math.max(tally.slowest, performance.now() - started);
    if (outcome !== '200') {
      const what = `${path} ${outcome}`;
      tally.failures.set(what, (tally.failures.get(what) ?? 0) + 1);
    }
  }
  agent.destroy();
}

/** The status, or the error where there was no whole answer. */
function ask(url: string, agent: Agent): Promise<string> {
  return new Promise((resolve) => {
    const fail = (error: Error) => resolve(error.message);
    get(url, { agent }, (answer) => {
      answer
        .resume()
        .on('error', fail)
        .on('end', () => resolve(String(answer.statusCode)));
    }).on('error', fail);
  });
}

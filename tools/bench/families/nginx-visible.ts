import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { entryAddress } from '#lib/content/addresses.ts';
import { ask } from '#tests/e2e/https-client.ts';
import { startSiteBehindNginx } from '#tools/lab/site-behind-nginx.ts';
import type { Family } from '../rows.ts';
import { percentile, round, seededRandom } from '../statistics.ts';

const changes = 60;
const slug = 'train-the-trainers';

/** From a changed file to the new text through the shipped nginx configuration, at any moment of a second. */
export const nginxVisible: Family = {
  ids: ['nginx-visible-ms.p95'],
  async measure() {
    const site = await startSiteBehindNginx(1);
    try {
      const file = join(site.contentDir, 'services', 'es', `${slug}.md`);
      const url = site.origin + entryAddress('services', 'es', slug);
      const before = await readFile(file, 'utf8');
      const random = seededRandom(1);
      const times: number[] = [];
      for (let count = -3; count < changes; count += 1) {
        await ask(url);
        await wait(random() * 1_000);
        const sign = `Cambio número ${count + 3}.`;
        const started = performance.now();
        await writeFile(file, `${before}\n${sign}\n`);
        await untilShown(url, sign);
        if (count >= 0) times.push(performance.now() - started);
      }
      return {
        'nginx-visible-ms.p95': {
          value: round(percentile(times, 0.95)),
          n: changes,
          note: `one process, changes at any moment of a second; median ${round(percentile(times, 0.5))} ms, slowest ${round(Math.max(...times))} ms`,
        },
      };
    } finally {
      await site.stop();
    }
  },
};

async function untilShown(url: string, sign: string): Promise<void> {
  const started = performance.now();
  while (!(await ask(url)).body.toString('utf8').includes(sign)) {
    if (performance.now() - started > 30_000) throw new Error(`“${sign}” was not seen within 30 s.`);
    await wait(10);
  }
}

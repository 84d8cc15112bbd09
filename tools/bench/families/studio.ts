import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { addPerson, signIn } from '#tests/e2e/admin.ts';
import { type SiteCopy, startSiteCopy } from '#tests/e2e/site-copy.ts';
import { withBrowser } from '../browser.ts';
import type { Family } from '../rows.ts';
import { percentile, round } from '../statistics.ts';

const rounds = 7;
const person = { email: 'bench@example.org', name: 'Bench', role: 'editor', locale: 'es' } as const;

/** What the studio weighs, and how long somebody who has signed in waits for the list of services. */
export const studio: Family = {
  ids: ['studio-gzip-kb', 'studio-boot-ms'],
  async measure() {
    const site = await startSiteCopy();
    try {
      addPerson(site, person);
      const times = await withBrowser((browser) => bootTimes(browser, site));
      return {
        'studio-gzip-kb': {
          value: round((await packedBytes()) / 1000, 1),
          n: 2,
          note: 'script and style, gzip -9',
        },
        'studio-boot-ms': {
          value: round(percentile(times, 0.5)),
          n: rounds,
          note: `from the address to the list of services, files in the browser's cache; slowest ${round(Math.max(...times))} ms`,
        },
      };
    } finally {
      await site.stop();
    }
  },
};

async function packedBytes(): Promise<number> {
  const folder = join('.next', 'studio');
  // Written by our own build.
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Record<
    string,
    string
  >;
  const sizes = await Promise.all(
    Object.values(manifest).map(async (name) => (await stat(join(folder, `${name}.gz`))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function bootTimes(browser: Browser, site: SiteCopy): Promise<number[]> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signIn(page, site, person.email, '/admin');
  const list = page.locator('[class*="-ListCardTitle"]').first();
  await list.waitFor();
  const times: number[] = [];
  for (let count = 0; count < rounds; count += 1) {
    await page.goto('about:blank');
    const start = performance.now();
    await page.goto(`${site.origin}/admin`, { waitUntil: 'commit' });
    await list.waitFor();
    times.push(performance.now() - start);
  }
  await context.close();
  return times;
}

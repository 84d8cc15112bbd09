import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, inject } from 'vitest';

/** The address of the server that tests read from, without a slash at the end. */
export const origin = inject('origin');

/** A folder to give to a site copy, so that the people of `people.ts` may sign in there. */
export const peopleDir = inject('peopleDir');

/** The widths of a phone, a tablet and a desk. */
export const widths = [360, 768, 1440] as const;

/** A browser for the tests of one file. */
export function testBrowser(): () => Browser {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: inject('chromium'),
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
  });
  afterAll(() => browser.close());
  return () => browser;
}

/** The paths of all pages in the sitemap. */
export async function sitemapPaths(base = origin): Promise<string[]> {
  const answer = await fetch(`${base}/sitemap.xml`);
  if (!answer.ok) throw new Error(`/sitemap.xml answers ${answer.status}`);
  const locations = [...(await answer.text()).matchAll(/<loc>([^<]+)<\/loc>/g)];
  return locations.map(([, location]) => new URL(location ?? '').pathname);
}

/** The paths of all public pages, also those that no sitemap names. */
export async function allPaths(): Promise<string[]> {
  return [...(await sitemapPaths()), '/es/no-existe', '/en/does-not-exist'];
}

/** Fetches a page as text, without following redirects. */
export async function fetchPage(path: string, headers: Record<string, string> = {}) {
  const answer = await fetch(new URL(path, origin), { redirect: 'manual', headers });
  return { answer, status: answer.status, headers: answer.headers, html: await answer.text() };
}

/** Runs `task` for each item, a few at a time, and returns what it found, without the empty findings. */
export async function collect<Item, Finding>(
  items: readonly Item[],
  task: (item: Item) => Promise<readonly Finding[]>,
  atOnce = 2,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  const waiting = [...items];
  const work = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift())
      findings.push(...(await task(item)));
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return findings;
}

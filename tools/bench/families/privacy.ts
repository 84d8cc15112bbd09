import type { Browser } from 'playwright';
import { withBrowser } from '../browser.ts';
import type { Family } from '../rows.ts';
import { publicPaths, withSite } from '../with-site.ts';

interface Visit {
  scriptBytes: number;
  foreign: number;
  cookies: number;
}

/** What a visit costs a person besides reading: scripts, requests to others, cookies. */
export const privacy: Family = {
  ids: ['js-bytes', 'third-party-requests', 'cookies'],
  measure: () =>
    withSite(({ origin }) =>
      withBrowser(async (browser) => {
        const visits: Visit[] = [];
        for (const path of await publicPaths(origin)) visits.push(await visitPage(browser, origin, path));
        const most = (key: keyof Visit) => Math.max(...visits.map((visit) => visit[key]));
        const note = 'largest over all pages in the sitemap, scrolled to the end';
        return {
          'js-bytes': { value: most('scriptBytes'), n: visits.length, note: `${note}; files and inline` },
          'third-party-requests': { value: most('foreign'), n: visits.length, note },
          cookies: { value: most('cookies'), n: visits.length, note },
        };
      }),
    ),
};

async function visitPage(browser: Browser, origin: string, path: string): Promise<Visit> {
  const context = await browser.newContext();
  const page = await context.newPage();
  let foreign = 0;
  let scriptBytes = 0;
  page.on('request', (request) => {
    if (/^https?:/.test(request.url()) && !request.url().startsWith(origin)) foreign += 1;
  });
  page.on('response', async (response) => {
    if (response.request().resourceType() === 'script') scriptBytes += (await response.body()).length;
  });
  await page.goto(origin + path);
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await page.waitForLoadState('networkidle');
  const inline = await page.evaluate(() =>
    [...document.scripts]
      .filter((script) => script.type === '' || /javascript|module/.test(script.type))
      .reduce((sum, script) => sum + script.text.length, 0),
  );
  const cookies = (await context.cookies()).length;
  await context.close();
  return { scriptBytes: scriptBytes + inline, foreign, cookies };
}

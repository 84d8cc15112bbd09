import type { Browser } from 'playwright';
import { origin } from './site.ts';

/** What a visit asks other hosts for and leaves behind in the browser; nothing is right. */
export async function tracesOfVisit(browser: Browser, path: string): Promise<string[]> {
  const visit = await browser.newContext();
  const page = await visit.newPage();
  const asked: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith('data:')) asked.push(request.url());
  });
  await page.goto(origin + path);
  // What loads late loads when it comes into view.
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await page.waitForLoadState('networkidle');
  const cookies = await visit.cookies();
  const kept = await page.evaluate(() => localStorage.length + sessionStorage.length);
  await visit.close();
  return [...asked, ...cookies.map(({ name }) => `cookie ${name}`), ...(kept > 0 ? ['storage'] : [])].map(
    (text) => `${path}: ${text}`,
  );
}

import { expect, it } from 'vitest';
import { pagesOfEachKind } from './page-kinds.ts';
import { allPaths, origin, testBrowser } from './site.ts';
import { faultsOfTabWalk } from './tab-walk.ts';

const browser = testBrowser();
const kinds = await pagesOfEachKind(await allPaths());

// Where Tab leads depends on how a page is built; `keyboard.long.test.ts` walks through all of them.
it.concurrent.for([...kinds])('%s can be walked through with the Tab key', async (path, { expect }) => {
  expect(await faultsOfTabWalk(browser(), path)).toEqual([]);
});

it.each(['/es', '/en'])('%s has a skip link as its first stop that leads to the content', async (path) => {
  const context = await browser().newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(origin + path);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(new URL(page.url()).hash).not.toBe('');
  const target = page.locator(new URL(page.url()).hash);
  expect(await target.evaluate((element) => element.closest('main') !== null)).toBe(true);
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  await context.close();
});

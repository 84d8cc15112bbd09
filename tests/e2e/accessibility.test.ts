import { describe, it } from 'vitest';
import { violationsOf } from './axe.ts';
import { allPaths, origin, testBrowser, widths } from './site.ts';

const browser = testBrowser();
const paths = await allPaths();

describe.concurrent.each(paths)('%s', (path) => {
  it('has no violation that axe finds, in any scheme and width', async ({ expect }) => {
    const context = await browser().newContext({ reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.goto(origin + path);
    const violations: string[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const width of widths) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        violations.push(...(await violationsOf(page)).map((text) => `${colorScheme} ${width}: ${text}`));
      }
    }
    await context.close();
    expect(violations).toEqual([]);
  });

  it('reflows at 320 pixels, which is 400 % of 1,280', async ({ expect }) => {
    const context = await browser().newContext({ viewport: { width: 320, height: 600 } });
    const page = await context.newPage();
    await page.goto(origin + path);
    const tooWide = await page.evaluate(() =>
      document.documentElement.scrollWidth <= window.innerWidth
        ? []
        : [...document.querySelectorAll('body *')]
            .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1)
            .map((element) => `${element.tagName.toLowerCase()}.${element.className}`)
            .slice(0, 5),
    );
    await context.close();
    expect(tooWide).toEqual([]);
  });
});

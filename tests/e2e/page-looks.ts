import type { Browser } from 'playwright';
import { violationsOf } from './axe.ts';
import { origin, widths } from './site.ts';

/** A colour scheme and a width in pixels in which somebody sees a page. */
export type Look = readonly [colorScheme: 'light' | 'dark', width: number];

/** Every scheme in every width. */
export const looks: readonly Look[] = (['light', 'dark'] as const).flatMap((colorScheme) =>
  widths.map((width): Look => [colorScheme, width]),
);

/** What axe finds wrong with a page in these looks, and what is too wide for 320 pixels, which are 400 % of 1,280. */
export async function faultsOfPage(
  browser: Browser,
  path: string,
  inLooks: readonly Look[],
): Promise<string[]> {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(origin + path);
  const faults: string[] = [];
  for (const [colorScheme, width] of inLooks) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    faults.push(...(await violationsOf(page)).map((text) => `${colorScheme} ${width}: ${text}`));
  }
  await page.setViewportSize({ width: 320, height: 600 });
  const tooWide = await page.evaluate(() =>
    document.documentElement.scrollWidth <= window.innerWidth
      ? []
      : [...document.querySelectorAll('body *')]
          .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1)
          .map((element) => `too wide for 320: ${element.tagName.toLowerCase()}.${element.className}`)
          .slice(0, 5),
  );
  await context.close();
  return [...faults, ...tooWide];
}

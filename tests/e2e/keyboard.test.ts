import type { Page } from 'playwright';
import { expect, it } from 'vitest';
import { allPaths, origin, testBrowser } from './site.ts';

const browser = testBrowser();
const paths = await allPaths();

interface Stop {
  name: string;
  /** Where it stands in the document, for the order. */
  position: number;
  isVisible: boolean;
  isMarked: boolean;
}

it.each(paths)('%s can be walked through with the Tab key', async (path) => {
  const context = await browser().newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(origin + path);
  const expected = await page.evaluate(
    () =>
      [
        ...document.querySelectorAll<HTMLElement>('a[href], button, input, summary, iframe, [tabindex="0"]'),
      ].filter((element) => element.checkVisibility({ visibilityProperty: true })).length,
  );
  const stops: Stop[] = [];
  for (let count = 0; count < expected + 5; count += 1) {
    await page.keyboard.press('Tab');
    const stop = await currentStop(page);
    if (!stop || stops.some(({ position }) => position === stop.position)) break;
    stops.push(stop);
  }
  await context.close();
  expect(stops.length).toBeGreaterThan(5);
  expect(stops.map(({ position }) => position)).toEqual(
    stops.map(({ position }) => position).sort((a, b) => a - b),
  );
  expect(stops.filter(({ isVisible }) => !isVisible).map(({ name }) => `${name} is not to be seen`)).toEqual(
    [],
  );
  expect(stops.filter(({ isMarked }) => !isMarked).map(({ name }) => `${name} shows no focus`)).toEqual([]);
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

function currentStop(page: Page): Promise<Stop | null> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const name = `${element.tagName.toLowerCase()} “${(element.textContent ?? '').trim().slice(0, 40)}”`;
    return {
      name,
      position: [...document.querySelectorAll('*')].indexOf(element),
      isVisible: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < window.innerHeight,
      // What has the focus in a frame is marked in there.
      isMarked:
        element.tagName === 'IFRAME' ||
        (style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0),
    };
  });
}

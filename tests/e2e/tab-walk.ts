import type { Browser, Page } from 'playwright';
import { origin } from './site.ts';

interface Stop {
  name: string;
  /** Where it stands in the document, for the order. */
  position: number;
  isVisible: boolean;
  isMarked: boolean;
}

/** Walks through a page with the Tab key; tells what is wrong with the stops. */
export async function faultsOfTabWalk(browser: Browser, path: string): Promise<string[]> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(origin + path);
  const stops = await walk(page);
  await context.close();
  const positions = stops.map(({ position }) => position);
  const isInOrder = positions.every(
    (position, index) => index === 0 || position > (positions[index - 1] ?? 0),
  );
  return [
    ...(stops.length > 5 ? [] : [`there are only ${stops.length} stops`]),
    ...(isInOrder ? [] : [`the stops are not in the order of the page: ${positions.join(', ')}`]),
    ...stops.filter(({ isVisible }) => !isVisible).map(({ name }) => `${name} is not to be seen`),
    ...stops.filter(({ isMarked }) => !isMarked).map(({ name }) => `${name} shows no focus`),
  ];
}

async function walk(page: Page): Promise<Stop[]> {
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
  return stops;
}

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

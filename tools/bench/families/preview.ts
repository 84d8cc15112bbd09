import type { Page } from 'playwright';
import { addPerson } from '#tests/e2e/admin.ts';
import { ana } from '#tests/e2e/people.ts';
import { openPreview, shownPage } from '#tests/e2e/preview-page.ts';
import { startSiteCopy } from '#tests/e2e/site-copy.ts';
import { control } from '#tests/e2e/studio-page.ts';
import { withBrowser } from '../browser.ts';
import type { Family } from '../rows.ts';
import { percentile, round } from '../statistics.ts';

const runs = 40;
/** Milliseconds between two keystrokes: one is answered before the next comes. */
const pause = 500;

/** How long it takes from a keystroke in the studio until the page beside the form shows it. */
export const preview: Family = {
  ids: ['preview-ms.median'],
  async measure() {
    const site = await startSiteCopy();
    try {
      addPerson(site, ana);
      const times = await withBrowser(async (browser) => {
        const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
        await openPreview(page, site, 'services/entries/citizen-assemblies-dialogues');
        return typeAndWait(page);
      });
      const most = round(Math.max(...times));
      return {
        'preview-ms.median': {
          value: round(percentile(times, 0.5)),
          n: times.length,
          note: `keystroke in the title to the heading of the real page beside it; highest ${most} ms`,
        },
      };
    } finally {
      await site.stop();
    }
  },
};

async function typeAndWait(page: Page): Promise<number[]> {
  const heading = shownPage(page).locator('h1');
  await control(page, 'title').click();
  await page.keyboard.press('End');
  const times: number[] = [];
  for (let run = 0; run < runs + 3; run += 1) {
    const letter = 'abcdefghij'.charAt(run % 10);
    await heading.evaluate(watch, letter);
    const typed = await page.evaluate(now);
    await page.keyboard.press(letter);
    times.push((await heading.evaluate(shownAt)) - typed);
    await page.waitForTimeout(pause);
  }
  // The first few make what the others find made.
  return times.slice(3);
}

/** The frame's window, with the moment when the heading came to end as it should. */
type WatchedWindow = Window & { shown?: Promise<number> };

// The three run in the browser; the frame and the studio count from different moments, so they tell the hour.
function watch(heading: Element, wanted: string): void {
  const view = heading.ownerDocument.defaultView as WatchedWindow;
  view.shown = new Promise((resolve) => {
    const look = () =>
      heading.textContent?.endsWith(wanted) && resolve(performance.timeOrigin + performance.now());
    new MutationObserver(look).observe(heading, { childList: true, characterData: true, subtree: true });
  });
}

function shownAt(heading: Element): Promise<number> {
  return (
    (heading.ownerDocument.defaultView as WatchedWindow).shown ?? Promise.reject(new Error('not watched'))
  );
}

function now(): number {
  return performance.timeOrigin + performance.now();
}

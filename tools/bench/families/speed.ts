import type { Browser, Page } from 'playwright';
import { entryAddress } from '#lib/content/addresses.ts';
import { contactAddress, homeAddress } from '#lib/i18n/addresses.ts';
import { type Locale, localeCodes } from '#lib/i18n/locales.ts';
import { withBrowser } from '../browser.ts';
import type { Family, Findings } from '../rows.ts';
import { round } from '../statistics.ts';
import { withSite } from '../with-site.ts';

interface Load {
  lcp: number;
  cls: number;
  tbt: number;
}

const runs = 5;
const kinds = {
  home: homeAddress,
  service: (locale: Locale) => entryAddress('services', locale, 'democratic-funding'),
  contact: (locale: Locale) => contactAddress(locale),
};

/** How soon a page stands, on a slow phone with a slow line. */
export const speed: Family = {
  ids: ['lcp-ms.home', 'lcp-ms.service', 'lcp-ms.contact', 'cls', 'tbt-ms'],
  measure: () => withSite(({ origin }) => withBrowser((browser) => measureAll(browser, origin))),
};

async function measureAll(browser: Browser, origin: string): Promise<Findings> {
  const all: Load[] = [];
  const findings: Findings = {};
  const note = `worst of ${runs} loads with an empty cache in each language; CPU 4× slower, 1.6 Mbit/s, 150 ms`;
  for (const kind of ['home', 'service', 'contact'] as const) {
    const loads: Load[] = [];
    for (const locale of localeCodes) {
      // The first load warms the server, which keeps pages for all visitors.
      await loadPage(browser, origin + kinds[kind](locale));
      for (let run = 0; run < runs; run += 1)
        loads.push(await loadPage(browser, origin + kinds[kind](locale)));
    }
    all.push(...loads);
    findings[`lcp-ms.${kind}`] = {
      value: round(Math.max(...loads.map(({ lcp }) => lcp))),
      n: loads.length,
      note,
    };
  }
  findings.cls = { value: round(Math.max(...all.map(({ cls }) => cls)), 4), n: all.length, note };
  findings['tbt-ms'] = { value: round(Math.max(...all.map(({ tbt }) => tbt))), n: all.length, note };
  return findings;
}

async function loadPage(browser: Browser, url: string): Promise<Load> {
  const context = await browser.newContext({
    viewport: { width: 412, height: 823 },
    deviceScaleFactor: 1.75,
  });
  const page = await context.newPage();
  await slowDown(page);
  await page.goto(url, { waitUntil: 'load' });
  await page.waitForLoadState('networkidle');
  // Half a second of stillness, so that late shifts are seen as well.
  await page.waitForTimeout(500);
  const load = await page.evaluate(readTimings);
  await context.close();
  return load;
}

async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const throughput = (1.6 * 1000 * 1000) / 8;
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: throughput,
    uploadThroughput: throughput / 2,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
}

/** Runs in the page: what the browser has noted about its loading. */
async function readTimings(): Promise<Load> {
  const entries = (type: string) =>
    new Promise<PerformanceEntryList>((resolve) => {
      const observer = new PerformanceObserver((list) => resolve(list.getEntries()));
      observer.observe({ type, buffered: true });
      // Where nothing was noted, nothing is ever delivered.
      setTimeout(() => resolve(observer.takeRecords()), 300);
    });
  const [paints, firsts, shifts, tasks] = await Promise.all([
    entries('largest-contentful-paint'),
    entries('paint'),
    entries('layout-shift'),
    entries('longtask'),
  ]);
  const value = (entry: PerformanceEntry) => ('value' in entry ? Number(entry.value) : 0);
  const painted = firsts.find(({ name }) => name === 'first-contentful-paint')?.startTime ?? 0;
  return {
    lcp: paints.at(-1)?.startTime ?? Number.NaN,
    cls: shifts.reduce((sum, entry) => sum + value(entry), 0),
    // Blocking counts from the first paint on: before it there is nothing that a person could press.
    tbt: tasks.reduce((sum, { startTime, duration }) => {
      const afterPaint = startTime + duration - Math.max(startTime, painted);
      return sum + Math.max(0, afterPaint - 50);
    }, 0),
  };
}

import { type Browser, chromium } from 'playwright';
import { findChromium } from '#tools/lab/find-chromium.ts';

const quiet = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Runs `measure` with a real Chromium that talks to nobody by itself. */
export async function withBrowser<Result>(
  measure: (browser: Browser) => Promise<Result>,
  args: readonly string[] = [],
): Promise<Result> {
  const browser = await chromium.launch({ executablePath: findChromium(), args: [...quiet, ...args] });
  try {
    return await measure(browser);
  } finally {
    await browser.close();
  }
}

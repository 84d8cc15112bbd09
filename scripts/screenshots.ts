import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium } from 'playwright';
import { entryAddress, listAddress } from '#lib/content/addresses.ts';
import { contactAddress, homeAddress } from '#lib/i18n/addresses.ts';
import { type Locale, localeCodes } from '#lib/i18n/locales.ts';
import { findChromium } from '#tools/lab/find-chromium.ts';
import { startServer } from '#tools/lab/server-process.ts';

const usage = `npm run screenshots -- [--only home,service] [--base http://localhost:3000] [--widths 320,2560]
Takes pictures of every kind of page × language × colour scheme × width into ./screenshots.`;

const widths = [360, 768, 1440];
const aboutPage: Partial<Record<Locale, string>> = { es: 'sobre-platoniq', en: 'about' };

/** One page of each kind. */
const kinds: Record<string, (locale: Locale) => string> = {
  home: homeAddress,
  services: (locale) => listAddress('services', locale),
  service: (locale) => entryAddress('services', locale, 'democratic-funding'),
  page: (locale) => entryAddress('pages', locale, aboutPage[locale] ?? 'about'),
  contact: (locale) => contactAddress(locale, 'democratic-funding'),
  'not-found': (locale) => entryAddress('pages', locale, 'no-such-page'),
};

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: Object.keys(kinds).join(',') },
    base: { type: 'string' },
    widths: { type: 'string', default: widths.join(',') },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) console.log(usage);
else await takeAll();

async function takeAll(): Promise<void> {
  const server = values.base === undefined ? await startServer() : null;
  const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
  try {
    await mkdir('screenshots', { recursive: true });
    for (const kind of values.only.split(',')) {
      const address = kinds[kind];
      if (!address)
        throw new Error(`There is no kind “${kind}”; there are ${Object.keys(kinds).join(', ')}.`);
      for (const locale of localeCodes) {
        await takeInAllForms(
          browser,
          `${kind}-${locale}`,
          (values.base ?? server?.origin ?? '') + address(locale),
        );
      }
    }
  } finally {
    await browser.close();
    await server?.stop();
  }
}

async function takeInAllForms(browser: Browser, name: string, url: string): Promise<void> {
  const page = await browser.newPage({ reducedMotion: 'reduce' });
  await page.goto(url);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const width of values.widths.split(',').map(Number)) {
      await page.setViewportSize({ width, height: 900 });
      await page.waitForLoadState('networkidle');
      const path = join('screenshots', `${name}-${colorScheme}-${width}.png`);
      await page.screenshot({ path, fullPage: true });
      console.log(path);
    }
  }
  await page.close();
}

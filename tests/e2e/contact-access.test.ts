import { HtmlValidate } from 'html-validate';
import type { Page } from 'playwright';
import { describe, it } from 'vitest';
import { violationsOf } from './axe.ts';
import { fill, good, pdf, submit } from './contact-form.ts';
import type { Look } from './page-looks.ts';
import { origin, testBrowser } from './site.ts';

const browser = testBrowser();

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard', 'html-validate:document', 'html-validate:a11y'],
  // How React writes empty elements and boolean attributes is right as well; files come from where the page does.
  rules: {
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'require-sri': 'off',
  },
});

/** 320 pixels are 1,280 at 400 %. */
const looks: readonly Look[] = [
  ['light', 320],
  ['dark', 768],
  ['light', 1440],
];

/** Each leads a new page to where it is looked at. */
const states: [string, (page: Page, path: string) => Promise<unknown>][] = [
  ['a form with everything wrong', (page) => submit(page)],
  [
    'a form with files that came',
    async (page) => {
      await fill(page, good, { consent: false });
      const long = `${'nombre-muy-largo-'.repeat(5)}.pdf`;
      await page.locator('#files').setInputFiles([
        { name: long, mimeType: 'application/pdf', buffer: pdf },
        { name: 'x.exe', mimeType: 'application/pdf', buffer: Buffer.from('MZ') },
      ]);
      await submit(page);
    },
  ],
  ['the thanks', (page) => send(page)],
  ['the message', (page) => send(page).then(() => toMessage(page))],
  [
    'the question whether to delete',
    (page) =>
      send(page)
        .then(() => toMessage(page))
        .then(() => page.locator('main a[href$="?delete"]').click()),
  ],
  [
    'no message',
    (page, path) =>
      page.goto(`${origin}${path}/${path.includes('/es') ? 'mensaje' : 'message'}/${'A'.repeat(27)}`),
  ],
];

async function send(page: Page): Promise<void> {
  await fill(page, {
    ...good,
    message: `${good.message}\n${'palabralarguísima'.repeat(12)}`,
    email: `${'largo'.repeat(12)}@example.org`,
  });
  await submit(page);
}

async function toMessage(page: Page): Promise<void> {
  await page.locator('main a[href*="/mensaje/"], main a[href*="/message/"]').click();
}

// The parts are the same in both languages; the longest words are tight in the narrowest window.
describe.concurrent.each([
  { path: '/es/contacto', inLooks: looks },
  { path: '/en/contact', inLooks: looks.slice(0, 1) },
])('from $path', ({ path, inLooks }) => {
  it.for(states)('%s can be read by everybody', async ([_what, lead], { expect }) => {
    const context = await browser().newContext({ reducedMotion: 'reduce', javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(origin + path);
    await lead(page, path);
    const { results } = await validator.validateString(await page.content());
    const faults = results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} at ${selector}`),
    );
    const html = await page.content();
    await context.close();
    expect(faults).toEqual([]);
    expect(await faultsIn(html, inLooks)).toEqual([]);
  });
});

/** What axe finds and what is too wide; axe needs scripts, so the page is set anew. */
async function faultsIn(html: string, inLooks: readonly Look[]): Promise<string[]> {
  const context = await browser().newContext({ reducedMotion: 'reduce', bypassCSP: true });
  const page = await context.newPage();
  await page.route(`${origin}/set-anew`, (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }),
  );
  await page.goto(`${origin}/set-anew`);
  const found: string[] = [];
  for (const [colorScheme, width] of inLooks) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 800 });
    found.push(...(await violationsOf(page)).map((text) => `${colorScheme} ${width}: ${text}`));
    const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (excess > 0) found.push(`${width}: ${excess} px too wide`);
  }
  await context.close();
  return found;
}

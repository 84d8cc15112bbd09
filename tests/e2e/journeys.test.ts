import type { BrowserContext, BrowserContextOptions, Page } from 'playwright';
import { afterEach, describe, expect, it } from 'vitest';
import { pagesOfEachKind } from './page-kinds.ts';
import { collect, fetchPage, origin, sitemapPaths, testBrowser } from './site.ts';
import { tracesOfVisit } from './visit-traces.ts';

const browser = testBrowser();
const paths = await sitemapPaths();
let context: BrowserContext;

afterEach(() => context?.close());

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  context = await browser().newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  await page.goto(origin + path);
  return page;
}

const pathOf = (page: Page) => new URL(page.url()).pathname;
const heading = (page: Page) => page.locator('h1').textContent();

describe.each([
  { scripts: 'off', javaScriptEnabled: false },
  { scripts: 'on', javaScriptEnabled: true },
])('with JavaScript $scripts', ({ javaScriptEnabled }) => {
  it('a visitor reads about a service and changes the language on the way', async () => {
    const page = await open('/', { javaScriptEnabled, locale: 'es-ES' });
    expect(pathOf(page)).toBe('/es');
    expect(await heading(page)).not.toBe('');

    await page.locator('main a[href^="/es/servicios/"]').first().click();
    expect(pathOf(page)).toMatch(/^\/es\/servicios\/[\w-]+$/);
    const spanish = await heading(page);

    await page.getByRole('link', { name: 'English' }).first().click();
    expect(pathOf(page)).toMatch(/^\/en\/services\/[\w-]+$/);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await heading(page)).not.toBe(spanish);

    await page.getByRole('link', { name: 'Español' }).first().click();
    expect(await heading(page)).toBe(spanish);
  });

  it('a visitor with a phone finds the way to the contact page by the menu', async () => {
    const page = await open('/en', { javaScriptEnabled, viewport: { width: 360, height: 740 } });
    const link = page.locator('header a[href="/en/contact"]:visible');
    if ((await link.count()) === 0) await page.locator('header summary, header button').first().click();
    await link.first().click();
    expect(pathOf(page)).toBe('/en/contact');
    expect(await page.locator('main a[href^="mailto:"]').count()).toBeGreaterThan(0);
  });

  it('a visitor who comes from a service is asked about that service', async () => {
    const page = await open('/es/servicios/democratic-funding', { javaScriptEnabled });
    const service = await heading(page);
    await page.locator('main a[href*="contacto?service="]').last().click();
    expect(pathOf(page)).toBe('/es/contacto');
    expect(await page.locator('main').textContent()).toContain(service);
  });

  it('a visitor who is lost finds home', async () => {
    const page = await open('/en/does-not-exist', { javaScriptEnabled });
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.locator('main a[href="/en"], header a[href="/en"]').first().click();
    expect(pathOf(page)).toBe('/en');
  });

  it('questions open and close', async () => {
    const [path] = await pagesWith(/<details/, 'main');
    const page = await open(path ?? '', { javaScriptEnabled });
    const details = page.locator('main details').first();
    await details.locator('summary').click();
    expect(await details.getAttribute('open')).not.toBeNull();
    await details.locator('summary').click();
    expect(await details.getAttribute('open')).toBeNull();
  });
});

describe('privacy', () => {
  // What may be asked for at all is in the policy of each page (`headers.test.ts`).
  it('no page asks anybody else for anything, or leaves anything behind', async () => {
    const kinds = [...(await pagesOfEachKind(paths))];
    expect(await collect(kinds, (path) => tracesOfVisit(browser(), path))).toEqual([]);
  });

  it.each([true, false])(
    'a video is asked for only by a click (JavaScript: %s)',
    async (javaScriptEnabled) => {
      const [path] = await pagesWith(/data-player/);
      expect(path).toBeDefined();
      context = await browser().newContext({ javaScriptEnabled });
      const page = await context.newPage();
      const asked: string[] = [];
      await context.route(/^https:/, (route) => {
        asked.push(new URL(route.request().url()).host);
        return route.fulfill({ contentType: 'text/html', body: '<title>player</title>' });
      });
      await page.goto(origin + (path ?? ''));
      const player = page.locator('[data-player]').first();
      await player.scrollIntoViewIfNeeded();
      await page.waitForLoadState('networkidle');
      expect(asked).toEqual([]);
      await player.click();
      await expect.poll(() => asked).toContain('www.youtube-nocookie.com');
      const frame = page.locator('iframe').first();
      expect(await frame.getAttribute('title')).toMatch(/\S/);
    },
  );
});

describe('pictures', () => {
  it('keep their place while they load, and load late below the fold', async () => {
    const wrong = await collect(paths, async (path) => {
      const { html } = await fetchPage(path);
      const pictures = html.match(/<img[^>]*>/g) ?? [];
      const unsized = pictures.filter((tag) => !/\bwidth="\d+"/.test(tag) || !/\bheight="\d+"/.test(tag));
      const nameless = pictures.filter((tag) => !/\balt="/.test(tag));
      return [...unsized, ...nameless].map((tag) => `${path}: ${tag}`);
    });
    expect(wrong).toEqual([]);
  });

  it('come in a modern format, and animations rest for those who ask for it', async () => {
    const [path] = await pagesWith(/<picture/);
    const page = await open(path ?? '', { reducedMotion: 'reduce' });
    const image = page.locator('picture img').first();
    await image.scrollIntoViewIfNeeded();
    await expect
      .poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth))
      .toBeGreaterThan(0);
    expect(await image.evaluate((element: HTMLImageElement) => element.currentSrc)).toContain('still=1');
  });
});

/** The pages whose HTML (or the part of it in the element `within`) has something. */
async function pagesWith(pattern: RegExp, within = 'body'): Promise<string[]> {
  const part = new RegExp(`<${within}[\\s>][\\s\\S]*</${within}>`);
  return collect(paths, async (path) => {
    const { html } = await fetchPage(path);
    return pattern.test(part.exec(html)?.[0] ?? '') ? [path] : [];
  });
}

import type { BrowserContext, BrowserContextOptions, Page } from 'playwright';
import { afterEach, describe, expect, it } from 'vitest';
import { download, fill, good, pdf, submit } from './contact-form.ts';
import { fetchPage, origin, testBrowser } from './site.ts';

const browser = testBrowser();
let context: BrowserContext;

afterEach(() => context?.close());

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  context = await browser().newContext({ javaScriptEnabled: false, ...options });
  const page = await context.newPage();
  await page.goto(origin + path);
  return page;
}

const pathOf = (page: Page) => new URL(page.url()).pathname;

describe('files', () => {
  it('are judged, kept while the form is put right, and given back to their sender alone', async () => {
    const page = await open('/es/contacto');
    await fill(page, { ...good, name: '' });
    await page.locator('#files').setInputFiles([
      { name: 'Currículum (Núria).pdf', mimeType: 'application/pdf', buffer: pdf },
      { name: 'programa.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ this is no PDF') },
    ]);
    await submit(page);
    expect(await page.getByRole('alert').textContent()).toContain(
      '«programa.pdf» no es de un tipo que podamos abrir',
    );
    const kept = page.getByLabel('Currículum (Núria).pdf');
    expect(await kept.isChecked()).toBe(true);
    await fill(page, { name: 'Núria' });
    await submit(page);
    expect(await download(pathOf(page))).toMatchObject({
      attachments: [{ name: 'Currículum (Núria).pdf', type: 'application/pdf', size: pdf.length }],
    });
    await page.locator('main a[href*="/mensaje/"]').click();
    const href = await page.locator('main a[href*="?file="]').getAttribute('href');
    const answer = await fetch(new URL(href ?? '', origin));
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(pdf);
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; .*filename\*=UTF-8''Curr%C3%ADculum/,
    );
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    const wrong = (href ?? '').replace(/.$/, (last) => (last === '0' ? '1' : '0'));
    expect((await fetch(new URL(wrong, origin))).headers.get('content-disposition')).toBeNull();
  });

  it('can be left out again', async () => {
    const page = await open('/en/contact');
    await fill(page, { ...good, name: '' });
    await page
      .locator('#files')
      .setInputFiles([{ name: 'cv.pdf', mimeType: 'application/pdf', buffer: pdf }]);
    await submit(page);
    await page.getByLabel('cv.pdf').uncheck();
    await fill(page, { name: 'Núria' });
    await submit(page);
    expect(await download(pathOf(page))).toMatchObject({ attachments: [] });
  });
});

describe('a private link', () => {
  it('that leads nowhere says so', async () => {
    const { html, status } = await fetchPage(`/en/contact/message/${'A'.repeat(27)}`);
    expect(status).toBe(404);
    expect(html).toContain('There is no message here');
  });

  it('is told to nobody and leads to its page in every language', async () => {
    const page = await open('/es/contacto');
    await fill(page, good);
    await submit(page);
    const key = pathOf(page).split('/').at(-1);
    const { headers, html } = await fetchPage(pathOf(page));
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-robots-tag')).toContain('noindex');
    expect(html.match(new RegExp(`<(?:meta|link)[^>]*${key}`))).toBeNull();
    await page.getByRole('link', { name: 'English' }).first().click();
    expect(pathOf(page)).toBe(`/en/contact/thanks/${key}`);
    const crossed = await fetchPage(`/es/contact/thanks/${key}`);
    expect(crossed.headers.get('location')).toBe(`/es/contacto/gracias/${key}`);
  });
});

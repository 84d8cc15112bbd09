import type { BrowserContext, BrowserContextOptions, Page } from 'playwright';
import { afterEach, describe, expect, it } from 'vitest';
import { download, fill, good, submit, takeTime } from './contact-form.ts';
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
const focused = (page: Page) => page.locator(':focus');

const languages = [
  {
    locale: 'es',
    path: '/es/contacto',
    thanks: /^\/es\/contacto\/gracias\/[\w-]{27}$/,
    words: [
      'Escribe tu nombre',
      'Escribe tu correo como nombre@ejemplo.org',
      'sobran 120',
      'Marca la casilla',
    ],
  },
  {
    locale: 'en',
    path: '/en/contact',
    thanks: /^\/en\/contact\/thanks\/[\w-]{27}$/,
    words: [
      'Enter your name',
      'Enter your e-mail address like name@example.org',
      '120 too many',
      'Tick the box',
    ],
  },
];

describe.each(languages)('in $locale', ({ path, thanks, words }) => {
  it('what is wrong is said first, at each field, and nothing typed is lost', async () => {
    const page = await open(path);
    const message = 'ñ'.repeat(5_120);
    await fill(page, { email: 'nuria', message, city: 'Berga' }, { consent: false });
    const answer = await submit(page);
    expect(answer.status()).toBe(422);
    expect(await page.title()).toMatch(/^Error: /);
    const summary = page.getByRole('alert');
    expect(await focused(page).getAttribute('role')).toBe('alert');
    const links = summary.getByRole('link');
    expect(await links.count()).toBe(4);
    for (const [index, text] of words.entries()) {
      const link = links.nth(index);
      expect(await link.textContent()).toContain(text);
      const field = page.locator(`[id="${(await link.getAttribute('href'))?.slice(1)}"]`);
      expect(await field.getAttribute('aria-invalid')).toBe('true');
      const described = (await field.getAttribute('aria-describedby'))?.split(' ') ?? [];
      const texts = await Promise.all(described.map((id) => page.locator(`[id="${id}"]`).textContent()));
      expect(texts.join(' ')).toContain(text);
    }
    expect(await page.locator('#message').inputValue()).toBe(message);
    expect(await page.locator('#city').inputValue()).toBe('Berga');
    expect(await page.locator('#privacy').isChecked()).toBe(false);
    await links.nth(1).click();
    expect(await focused(page).getAttribute('id')).toBe('email');
  });

  it('a message is thanked for, found again by its link, downloaded and deleted', async () => {
    const page = await open(path);
    await fill(page, {
      ...good,
      organization: 'Ateneu',
      position: 'Secretaria',
      city: 'Berga',
      source: 'La radio',
    });
    await takeTime(page);
    expect((await submit(page)).status()).toBe(200);
    expect(pathOf(page)).toMatch(thanks);
    const text = (await page.locator('main').textContent()) ?? '';
    const reference = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(text)?.[0];
    for (const value of Object.values(good)) expect(text).toContain(value);

    await page.locator('main a[href*="/mensaje/"], main a[href*="/message/"]').click();
    expect(await page.locator('main').textContent()).toContain(reference);
    const held = await download(pathOf(page));
    expect(held).toMatchObject({ ...good, reference, organization: 'Ateneu', page: path, status: 'new' });

    await page.locator('main a[href$="?delete"]').click();
    expect(await page.locator('main').textContent()).toContain(reference);
    await submit(page);
    expect(await page.locator('main').textContent()).not.toContain(good.name);
    const gone = await fetchPage(pathOf(page));
    expect(gone.status).toBe(404);
    expect(gone.html).not.toContain(reference);
  });
});

describe('one message', () => {
  it('comes of a form that is sent, gone back to and sent again', async () => {
    const page = await open('/es/contacto');
    await fill(page, good);
    await submit(page);
    const first = page.url();
    await page.reload();
    expect(page.url()).toBe(first);
    await page.goBack();
    expect(await page.locator('#message').inputValue()).toBe(good.message);
    await submit(page);
    expect(page.url()).toBe(first);
  });

  it('is followed by another from the same page only when its writer says so', async () => {
    const page = await open('/en/contact');
    await fill(page, good);
    await submit(page);
    const first = page.url();
    await page.goBack();
    await fill(page, { message: 'And one more thing.' });
    const answer = await submit(page);
    expect(answer.status()).toBe(422);
    expect(await page.getByRole('alert').textContent()).toContain('already sent a message');
    expect(await page.locator('#message').inputValue()).toBe('And one more thing.');
    await submit(page);
    expect(page.url()).not.toBe(first);
    expect(await download(pathOf(page))).toMatchObject({ message: 'And one more thing.' });
    expect(await download(new URL(first).pathname)).toMatchObject({ message: good.message });
  });

  it('comes of a double click', async () => {
    const page = await open('/es/contacto', { javaScriptEnabled: true });
    await fill(page, good);
    await page.locator('main form button').dblclick();
    await page.waitForURL(/gracias/);
    expect(await page.locator('h1').textContent()).toBe('Gracias');
  });
});

describe('where somebody comes from', () => {
  it('is shown and stored with the message, and can be dropped', async () => {
    const page = await open('/en/contact?service=matchfunding');
    expect(await page.locator('main').textContent()).toContain('About: Matchfunding');
    await submit(page);
    expect(await page.locator('main').textContent()).toContain('About: Matchfunding');
    await fill(page, good);
    await submit(page);
    expect(await download(pathOf(page))).toMatchObject({ service: 'Matchfunding', locale: 'en' });
    await page.goto(`${origin}/en/contact?service=matchfunding`);
    await page.getByRole('link', { name: 'Remove this' }).click();
    expect(page.url()).toBe(`${origin}/en/contact`);
  });

  it('is the collaborators page, where its form stands and what is wrong is shown', async () => {
    const page = await open('/es/colabora');
    await fill(page, { ...good, email: 'no' });
    const answer = await submit(page);
    expect(answer.status()).toBe(422);
    expect(await page.title()).toMatch(/^Error: Hagamos algo en común/);
    expect(await focused(page).getAttribute('role')).toBe('alert');
    await fill(page, { email: 'nuria@example.org' });
    await submit(page);
    expect(await download(pathOf(page))).toMatchObject({ page: '/es/colabora' });
  });
});

it('the keyboard alone is enough', async () => {
  const page = await open('/en/contact');
  await page.locator('#name').focus();
  const stops: string[] = [];
  for (let count = 0; count < 12; count++) {
    const id =
      (await focused(page).getAttribute('id')) ?? (await focused(page).getAttribute('type')) ?? 'link';
    stops.push(id);
    if (id === 'submit') break;
    if (id in good) await page.keyboard.type((good[id as keyof typeof good] ?? '').replaceAll('\n', ' '));
    if (id === 'privacy') await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
  }
  expect(stops).toEqual([
    'name',
    'email',
    'organization',
    'position',
    'city',
    'message',
    'files',
    'source',
    'privacy',
    'link',
    'submit',
  ]);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/en\/contact\/thanks\//);
});

describe('a page with a form', () => {
  it('has a token of its own for everybody, and may be kept by nobody in between', async () => {
    const pages = await Promise.all([1, 2].map(() => fetchPage('/es/contacto')));
    const [one, two] = pages.map(({ html }) => /name="token" value="([^"]+)"/.exec(html)?.[1]);
    expect(one).toMatch(/^contact\.es\./);
    expect(two).not.toBe(one);
    expect(pages[0]?.headers.get('cache-control')).toBe('private, no-cache');
    expect(pages[0]?.headers.get('etag')).toBeNull();
  });
});

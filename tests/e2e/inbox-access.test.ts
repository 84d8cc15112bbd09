import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { violationsOf } from './axe.ts';
import { rows, said, testInboxSite } from './inbox-site.ts';
import type { Look } from './page-looks.ts';
import { ada, olive } from './people.ts';

const { copy, newPage, open } = testInboxSite();

const looks: readonly Look[] = [
  ['light', 360],
  ['light', 1280],
  ['dark', 360],
  ['dark', 1280],
];

describe('an attachment', () => {
  it('comes as a download, to people who have signed in', async () => {
    const bytes = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');
    const visitor = await newPage();
    await visitor.goto(`${copy().origin}/es/contacto`);
    await visitor.locator('[name="name"]').fill('Con Currículum');
    await visitor.locator('[name="email"]').fill('cv@example.org');
    await visitor.locator('[name="message"]').fill('Os mando mi currículum, por si encaja.');
    await visitor
      .locator('[name="files"]')
      .setInputFiles({ name: 'currículum.pdf', mimeType: 'application/pdf', buffer: bytes });
    await visitor.locator('[name="privacy"]').check();
    await visitor.waitForTimeout(3_200);
    await visitor.locator('main form button').last().click();
    expect(new URL(visitor.url()).pathname).toMatch(/^\/es\/contacto\/gracias\//);

    const page = await open(ada.email);
    await page.getByRole('link', { name: 'Con Currículum' }).click();
    const link = page.getByRole('link', { name: 'currículum.pdf' });
    const address = copy().origin + (await link.getAttribute('href'));
    const waiting = page.waitForEvent('download');
    await link.click();
    const download = await waiting;
    expect(download.suggestedFilename()).toBe('currículum.pdf');
    expect(await readFile(await download.path())).toEqual(bytes);

    const stranger = await fetch(address, { redirect: 'manual' });
    expect(stranger.status).toBe(303);
    expect(stranger.headers.get('location')).toMatch(/^\/admin\/sign-in\?/);
    const known = await page.context().request.get(address);
    expect(known.headers()).toMatchObject({
      'content-disposition': expect.stringMatching(/^attachment;/),
      'content-security-policy': expect.stringContaining('sandbox'),
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
  });
});

describe('nobody else', () => {
  it.each(['/admin/inbox', '/admin/inbox/delete', '/admin/inbox/person', '/admin/inbox/messages.csv'])(
    'sees %s',
    async (path) => {
      const answer = await fetch(copy().origin + path, { redirect: 'manual' });
      expect([303, 307]).toContain(answer.status);
      expect(answer.headers.get('location')).toMatch(/\/admin\/sign-in/);
      expect(await answer.text()).not.toContain('Marta');
    },
  );

  it('changes anything, not even through the browser of somebody who has signed in', async () => {
    const page = await open(ada.email, '/admin/inbox?status=all');
    const id = await rows(page).locator('[name="id"]').first().getAttribute('value');
    const answer = await page.context().request.post(`${copy().origin}/admin/inbox/delete`, {
      headers: { origin: 'https://evil.example' },
      form: { id: id ?? '' },
      maxRedirects: 0,
    });
    expect(answer.status()).toBe(403);
    await page.reload();
    expect(await page.locator(`[value="${id}"]`).count()).toBe(1);
  });

  it('who is no admin sees the data of one person by address', async () => {
    const page = await open(olive.email);
    expect(await page.getByRole('link', { name: 'One person’s data' }).count()).toBe(0);
    const answer = await page.goto(`${copy().origin}/admin/inbox/person`);
    expect(answer?.status()).toBe(404);
  });
});

// The parts are the same in both languages; the longest words are tight in the narrowest window.
describe.each([
  { ...ada, looks },
  { ...olive, looks: looks.slice(0, 1) },
])('for $name', ({ email, looks }) => {
  it('no page has a violation that axe finds, in any scheme, nor is too wide', async () => {
    const page = await open(email, '/admin/inbox?status=all', { javaScriptEnabled: true });
    const message = await rows(page).locator('a').first().getAttribute('href');
    const aside = '/admin/inbox?status=quarantine';
    await page.goto(copy().origin + aside);
    const spam = await rows(page).locator('a').first().getAttribute('href');
    const paths = [
      '/admin/inbox?status=all&select=all',
      '/admin/inbox?search=nothing-like-that',
      aside,
      message ?? '',
      spam ?? '',
      `/admin/inbox/delete?id=${message?.split(/[/?]/)[3]}`,
      ...(email === ada.email ? ['/admin/inbox/person'] : []),
    ];
    const found: string[] = [];
    for (const path of paths) {
      await page.goto(copy().origin + path);
      for (const [colorScheme, width] of looks) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 780 });
        const violations = await violationsOf(page);
        found.push(...violations.map((text) => `${path} ${colorScheme} ${width}: ${text}`));
      }
      await page.setViewportSize({ width: 320, height: 600 });
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (over > 0) found.push(`${path}: ${over} pixels too wide at 320`);
    }
    expect(found).toEqual([]);
  });
});

it('everything is done with the keyboard alone', async () => {
  const page = await open(ada.email, '/admin/inbox?status=all', { javaScriptEnabled: true });
  const boxes = await page.locator('tbody [type="checkbox"]').count();
  const focused = () =>
    page.evaluate(() => {
      const element = document.activeElement;
      const box = element?.getBoundingClientRect();
      const middle = box && document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      return {
        name: element?.getAttribute('name') ?? '',
        text: element?.textContent?.trim() ?? '',
        isHidden: !middle || !(element?.contains(middle) || middle.contains(element)),
      };
    });
  const hidden: string[] = [];
  const tabTo = async (matches: (found: Awaited<ReturnType<typeof focused>>) => boolean) => {
    for (let count = 0; count < 100; count += 1) {
      await page.keyboard.press('Tab');
      const found = await focused();
      if (found.isHidden) hidden.push(found.text || found.name);
      if (matches(found)) return;
    }
    throw new Error('The Tab key does not lead there.');
  };
  for (let count = 0; count < boxes; count += 1) {
    await tabTo(({ name }) => name === 'id');
    await page.keyboard.press('Space');
  }
  await tabTo(({ text }) => text === 'Cerrar');
  await page.keyboard.press('Enter');
  await said(page, 'cerrados');
  expect(hidden).toEqual([]);
  await tabTo(({ text }) => text === 'Marta Puig');
  await page.keyboard.press('Enter');
  expect(await page.locator('h1').textContent()).toBe('Mensaje de Marta Puig');
});

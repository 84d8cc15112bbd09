import { describe, expect, it } from 'vitest';
import { violationsOf } from './axe.ts';
import { ada, olive, rows, said, testInboxSite } from './inbox-site.ts';
import type { Look } from './page-looks.ts';

const { copy, open } = testInboxSite();

const looks: readonly Look[] = [
  ['light', 360],
  ['light', 1280],
  ['dark', 360],
  ['dark', 1280],
];

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

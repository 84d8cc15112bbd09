import type { Page } from 'playwright';
import { expect } from 'vitest';
import {
  differingPixels,
  openPreview,
  pane,
  settled,
  shootPreview,
  shootPublic,
  shownPage,
} from './preview-page.ts';
import type { SiteCopy } from './site-copy.ts';
import { control, publish, retype, status } from './studio-page.ts';

/** An entry of each kind that has pages. */
export const kindsOfEntry = {
  service: {
    entry: 'services/entries/citizen-assemblies-dialogues',
    title: 'title',
    es: '/es/servicios/citizen-assemblies-dialogues',
    en: '/en/services/citizen-assemblies-dialogues',
  },
  page: { entry: 'pages/entries/sobre-platoniq', title: 'title', es: '/es/sobre-platoniq', en: '/en/about' },
  home: { entry: 'settings/entries/home', title: 'headline', es: '/es', en: '/en' },
} as const;

/** One language of an entry in a window of that width. */
export interface Shot {
  locale: 'es' | 'en';
  width: number;
}

const names = { es: 'Español', en: 'English' } as const;

/**
 * Changes an entry, publishes it, and tells in how many pixels each page differs from its preview. Wide shots come
 * first: Chromium takes a larger picture that it has for a smaller one, in the preview as on the page.
 */
export async function pixelsThatDiffer(
  { site, page }: { site: SiteCopy; page: Page },
  kind: keyof typeof kindsOfEntry,
  shots: readonly Shot[],
): Promise<number[]> {
  const { entry, title, ...paths } = kindsOfEntry[kind];
  await openPreview(page, site, entry);
  await retype(page, control(page, title), `Igual hasta el último píxel: ${kind}`);
  await settled(page);
  const previews: Buffer[] = [];
  for (const { locale, width } of shots) {
    await pane(page).getByText(names[locale], { exact: true }).click();
    await expect.poll(() => shownPage(page).locator('html').getAttribute('lang')).toBe(locale);
    previews.push(await shootPreview(page, width));
  }
  await publish(page);
  await status(page).getByText('En vivo').waitFor();
  const visitor = await page.context().newPage();
  const differing: number[] = [];
  for (const [index, { locale, width }] of shots.entries()) {
    const published = await shootPublic(visitor, site.origin + paths[locale], width);
    differing.push(await differingPixels(previews[index] ?? Buffer.of(), published));
  }
  return differing;
}

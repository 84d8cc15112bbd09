import { execFileSync } from 'node:child_process';
import { dirname } from 'node:path';
import type { FrameLocator, Page } from 'playwright';
import { studioWords } from '#lib/i18n/translate.ts';
import type { SiteCopy } from '#tests/e2e/site-copy.ts';

/** The languages that the guide is written in. */
export const guideLocales = ['es', 'en'] as const;

export type GuideLocale = (typeof guideLocales)[number];

/** What the pictures of the studio are taken with. */
export interface StudioPictures {
  site: SiteCopy;
  page: Page;
  locale: GuideLocale;
  /** Opens an address below the site. */
  open(path: string): Promise<void>;
  save(name: string): Promise<void>;
}

const paneButtons = {
  es: { page: 'Ver la página', languages: 'Ver los dos idiomas', publish: 'Publicar', now: 'Publicar ahora' },
  en: { page: 'Show the page', languages: 'Show both languages', publish: 'Publish', now: 'Publish now' },
} as const;

/** Puts the page beside the form of the entry that is open. */
export async function showPage(page: Page, locale: GuideLocale): Promise<FrameLocator> {
  await page.getByRole('button', { name: paneButtons[locale].page }).click();
  const pane = page.frameLocator('iframe').first();
  await pane.locator('.preview-page iframe').waitFor({ timeout: 60_000 });
  await page.waitForTimeout(3_000);
  return pane;
}

/** Takes the page beside the form with its notices, and a link to it being shared. */
export async function takePreview({ page, locale, open, save }: StudioPictures): Promise<void> {
  const words = studioWords(locale);
  await open('/admin#/collections/services/entries/matchfunding');
  const pane = await showPage(page, locale);
  await pane.locator('.preview-problems summary').click();
  await page.waitForTimeout(500);
  await save(`${locale}-ver`);
  await pane.getByRole('button', { name: words.share }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: words.shareCreate }).click();
  await dialog.locator('#share-address').waitFor();
  await save(`${locale}-compartir`);
  await dialog.getByRole('button', { name: words.close }).click();
  await page.getByRole('button', { name: paneButtons[locale].languages }).click();
}

const titles = {
  es: { mine: 'Cómo reconocer un bulo', theirs: 'Contra los bulos, periodismo de barrio' },
  en: { mine: 'How to spot a hoax', theirs: 'Neighbourhood journalism against hoaxes' },
} as const;

/** Takes the question which of two versions stands, after somebody else has changed the same title. */
export async function takeConflict({ site, page, locale, open, save }: StudioPictures): Promise<void> {
  await open('/admin#/collections/services/entries/disinformation');
  const title = page.locator('[id^="title-field"]').nth(locale === 'es' ? 0 : 1);
  await title.fill(titles[locale].mine);
  await changeAs('Luis Gil', site, {
    path: `services/${locale}/disinformation.md`,
    title: titles[locale].theirs,
  });
  await page.getByRole('button', { name: paneButtons[locale].publish, exact: true }).click();
  await page.getByRole('menuitem', { name: paneButtons[locale].now }).click();
  await page.getByRole('dialog').locator('input[value="theirs"]').check();
  await save(`${locale}-elegir`);
}

async function changeAs(
  name: string,
  site: SiteCopy,
  { path, title }: { path: string; title: string },
): Promise<void> {
  await site.edit(path, (text) => text.replace(/^title: .*$/m, `title: ${title}`));
  const who = ['-c', `user.name=${name}`, '-c', 'user.email=luis@example.org'];
  execFileSync('git', [...who, 'commit', '-qam', title], { cwd: dirname(site.contentDir) });
}

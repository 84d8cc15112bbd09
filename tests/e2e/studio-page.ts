import type { Locator, Page } from 'playwright';
import { openAs } from './admin.ts';
import { ana } from './people.ts';
import type { SiteCopy } from './site-copy.ts';

/** Opens the studio as somebody who has signed in, at an entry such as `services/entries/matchfunding`. */
export async function openStudio(page: Page, site: SiteCopy, entry: string): Promise<void> {
  await openAs(page, site, ana.email, `/admin#/collections/${entry}`);
  await untilShown(page, entry);
}

/** Opens another entry as somebody who follows a link to it. */
export async function openEntry(page: Page, site: SiteCopy, entry: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`${site.origin}/admin#/collections/${entry}`);
  await untilShown(page, entry);
}

async function untilShown(page: Page, entry: string): Promise<void> {
  await page
    .locator(entry.includes('/') ? '[class*="-ControlContainer"]' : '[class*="-CollectionMain"]')
    // The line about the translation is a control that shows itself only when it has something to say.
    .filter({ visible: true })
    .first()
    .waitFor();
}

/** The control of a field; the languages stand side by side, the default one first. */
export function control(page: Page, field: string, side: 'es' | 'en' = 'es'): Locator {
  return page.locator(`[id^="${field}-field"]`).nth(side === 'es' ? 0 : 1);
}

/** Types over what stands in a control, as a person does. */
export async function retype(page: Page, target: Locator, text: string): Promise<void> {
  await target.click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(text);
}

/** Publishes by the menu. */
export async function publish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Publicar', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Publicar ahora' }).click();
}

/** The line that says how the last save went. */
export function status(page: Page): Locator {
  return page.locator('.studio-status');
}

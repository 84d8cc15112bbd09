import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signIn } from './admin.ts';
import { violationsOf } from './axe.ts';
import { ana } from './people.ts';
import { peopleDir, testBrowser } from './site.ts';
import { type SiteCopy, startSiteCopy } from './site-copy.ts';
import { control, openEntry, openStudio, publish, retype, status } from './studio-page.ts';

const browser = testBrowser();
let site: SiteCopy;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  site = await startSiteCopy({ dataFrom: peopleDir });
});
afterAll(() => site.stop());
beforeEach(async () => {
  context = await browser().newContext({ locale: 'es-ES', viewport: { width: 1440, height: 1000 } });
  page = await context.newPage();
});
afterEach(() => context.close());

const read = (path: string) => readFile(join(site.contentDir, path), 'utf8');
const value = (field: string) => control(page, field).inputValue();

/** Somebody changes fields of an entry in another window, and publishes. */
async function changeElsewhere(entry: string, fields: Record<string, string>): Promise<void> {
  const other = await context.newPage();
  await openEntry(other, site, entry);
  for (const [field, text] of Object.entries(fields)) await retype(other, control(other, field), text);
  await publish(other);
  await status(other).getByText('En vivo').waitFor();
  await other.close();
}

describe('two people in one entry', () => {
  const entry = 'services/entries/design-justice';
  const file = 'services/es/design-justice.md';

  it('who change the same: the second sees both and chooses, and takes nothing back later', async () => {
    await openStudio(page, site, entry);
    await changeElsewhere(entry, { title: 'El título de otra ventana', description: 'Otro resumen.' });
    await retype(page, control(page, 'title'), 'Mi título');
    await publish(page);
    const dialog = page.getByRole('dialog');
    await dialog.getByText('El título de otra ventana').waitFor();
    expect(await dialog.textContent()).toContain('Ana Pérez también ha cambiado: Resumen.');
    expect(await violationsOf(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Seguir escribiendo' }).click();
    expect(await read(file)).toContain('El título de otra ventana');
    expect(await value('title')).toBe('Mi título');
    await publish(page);
    await dialog.getByLabel('La tuya').check();
    await dialog.getByRole('button', { name: 'Guardar lo elegido' }).click();
    await status(page).getByText('En vivo').waitFor();
    await expect.poll(() => value('description')).toBe('Otro resumen.');
    await retype(page, control(page, 'title'), 'Mi título, otra vez');
    await publish(page);
    await expect.poll(() => read(file)).toContain('title: Mi título, otra vez');
    expect(await read(file)).toContain('description: Otro resumen.');
  });

  it('a draft that the browser kept comes back, and reverts nobody', async () => {
    const asked: string[] = [];
    await openStudio(page, site, 'services/entries/matchfunding');
    await retype(page, control(page, 'title'), 'Un título sin publicar');
    // Decap writes its copy two seconds after the last key.
    await page.waitForTimeout(3_000);
    await page.close({ runBeforeUnload: false });
    await changeElsewhere('services/entries/democratic-agoras', { title: 'Ágoras' });
    await site.edit('services/es/matchfunding.md', (text) =>
      text.replace(/^title: .*$/m, 'title: Cambiado por otra persona'),
    );
    page = await context.newPage();
    page.on('dialog', (dialog) => {
      asked.push(dialog.message());
      void dialog.accept();
    });
    await openEntry(page, site, 'services/entries/matchfunding');
    await expect.poll(() => value('title')).toBe('Un título sin publicar');
    expect(asked).toHaveLength(1);
    await publish(page);
    await page.getByRole('dialog').getByText('Cambiado por otra persona').waitFor();
    expect(await read('services/es/matchfunding.md')).toContain('title: Cambiado por otra persona');
  });
});

describe('a session that ends while somebody writes', () => {
  it('takes no key from the person: the save waits until they have signed in again', async () => {
    await openStudio(page, site, 'services/entries/disinformation');
    await page.getByRole('button', { name: 'Ver la página' }).click();
    const pane = page.frameLocator('iframe').first();
    await pane.getByText('Sin avisos').waitFor();
    await context.clearCookies();
    await retype(page, control(page, 'title'), 'Escrito sin sesión');
    await pane.getByText('Tu sesión ha terminado').waitFor();
    expect(await value('title')).toBe('Escrito sin sesión');
    await publish(page);
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Tu sesión ha terminado').waitFor();
    const [window] = await Promise.all([
      context.waitForEvent('page'),
      dialog.getByRole('link', { name: 'Entrar en otra ventana' }).click(),
    ]);
    await signIn(window, site, ana.email, new URL(window.url()).pathname);
    await window.waitForURL(/\/admin(?!\/sign-in)/);
    await dialog.getByRole('button', { name: 'Ya he entrado' }).click();
    await status(page).getByText('En vivo').waitFor();
    const answer = await fetch(`${site.origin}/es/servicios/disinformation`);
    expect(await answer.text()).toContain('Escrito sin sesión');
  });
});

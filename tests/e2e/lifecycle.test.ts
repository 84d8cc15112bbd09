import { execFileSync } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { violationsOf } from './axe.ts';
import { peopleDir, testBrowser } from './site.ts';
import { type SiteCopy, startSiteCopy } from './site-copy.ts';
import { control, openEntry, openStudio, publish, retype, status } from './studio-page.ts';

const browser = testBrowser();
let site: SiteCopy;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  site = await startSiteCopy({
    dataFrom: peopleDir,
    prepare: async (contentDir) => {
      await rm(join(contentDir, 'services/en/matchfunding.md'));
      await rm(join(contentDir, 'services/es/disinformation.md'));
    },
  });
});
afterAll(() => site.stop());
beforeEach(async () => {
  context = await browser().newContext({ locale: 'es-ES', viewport: { width: 1440, height: 1000 } });
  page = await context.newPage();
});
afterEach(() => context.close());

const read = (path: string) => readFile(join(site.contentDir, path), 'utf8');
const visit = (path: string) => fetch(site.origin + path, { redirect: 'manual' });
const changedFiles = () =>
  execFileSync('git', ['show', '--name-status', '--format=', 'HEAD'], {
    cwd: dirname(site.contentDir),
    encoding: 'utf8',
  }).trim();

describe('a translation', () => {
  it.each([
    { entry: 'matchfunding', from: 'español', to: 'en', title: 'Money that adds up', old: 'Matchfunding' },
    { entry: 'disinformation', from: 'inglés', to: 'es', title: 'Bulos', old: 'isinformation' },
  ] as const)('into $to starts from the original by one click', async ({ entry, from, to, title, old }) => {
    await openStudio(page, site, `services/entries/${entry}`);
    await page.getByRole('button', { name: `Empezar desde el texto en ${from}` }).click();
    await page.getByText('Sin traducir: dice lo mismo').waitFor();
    expect(await control(page, 'title', to).inputValue()).toContain(old);
    await retype(page, control(page, 'title', to), title);
    expect(await page.locator('.studio-translation').allTextContents()).toEqual(['', '']);
    const [source] = to === 'en' ? ['es'] : ['en'];
    const before = await read(`services/${source}/${entry}.md`);
    await publish(page);
    await status(page)
      .getByText(/En vivo|Guardado/)
      .waitFor();
    expect(changedFiles()).toBe(`A\tcontent/services/${to}/${entry}.md`);
    const written = await read(`services/${to}/${entry}.md`);
    expect(written).toContain(`title: ${title}`);
    expect(written).toContain('published: false');
    expect(written).not.toContain('_translation');
    expect(written.split('\n---\n')[1]).toBe(before.split('\n---\n')[1]);
  });

  it('that is older than its source says so, and leads to what has changed', async () => {
    await openStudio(page, site, 'services/entries/spatial-justice');
    await retype(page, control(page, 'title'), 'Justicia en el territorio');
    await publish(page);
    await status(page).getByText('En vivo').waitFor();
    const compare = page.getByRole('link', { name: 'Ver qué ha cambiado' });
    await compare.waitFor();
    // Decap's own note about the save is there for a moment, in its own colours.
    await page.locator('.Toastify__toast').first().waitFor({ state: 'hidden' });
    expect(await violationsOf(page)).toEqual([]);
    const [history] = await Promise.all([context.waitForEvent('page'), compare.click()]);
    await history.getByText('Justicia en el territorio').first().waitFor();
  });
});

describe('an entry that is deleted', () => {
  const deletion = async (entry: string, choice: string) => {
    page.once('dialog', (dialog) => void dialog.accept());
    await openEntry(page, site, `services/entries/${entry}`);
    await page.getByRole('button', { name: 'Eliminar', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(`/en/services/${entry}`).waitFor();
    await dialog.getByRole('combobox').selectOption({ label: choice });
    await dialog.getByRole('button', { name: 'Eliminar', exact: true }).click();
    await status(page).getByText(`Quien abra /es/servicios/${entry}`).waitFor();
  };

  it('answers 410 in the reader’s language, or leads on; undoing brings it back', async () => {
    await openStudio(page, site, 'services');
    await deletion('matchfunding', 'leerá que la página ya no está');
    const gone = await visit('/es/servicios/matchfunding');
    expect([gone.status, (await gone.text()).includes('Esta página ya no está')]).toEqual([410, true]);
    const english = await visit('/en/services/matchfunding/');
    expect([english.status, (await english.text()).includes('This page is gone')]).toEqual([410, true]);
    expect(await (await visit('/sitemap.xml')).text()).not.toContain('matchfunding');
    await page.goto(`${site.origin}/es/servicios/matchfunding`);
    expect(await violationsOf(page)).toEqual([]);

    await deletion('spatial-justice', 'llegará a: La lista de Servicios');
    const led = await visit('/en/services/spatial-justice');
    expect([led.status, led.headers.get('location')]).toEqual([308, '/en/services']);
    await status(page).getByRole('button', { name: 'Deshacer' }).click();
    await status(page).getByText('Deshecho').waitFor();
    expect((await visit('/en/services/spatial-justice')).status).toBe(200);
  });
});

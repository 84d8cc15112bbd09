import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { violationsOf } from './axe.ts';
import { openPreview, pane, settled, shownPage } from './preview-page.ts';
import { pixelsThatDiffer } from './preview-pixels.ts';
import { peopleDir, testBrowser } from './site.ts';
import { type SiteCopy, startSiteCopy } from './site-copy.ts';
import { control, retype } from './studio-page.ts';

const service = 'services/entries/citizen-assemblies-dialogues';
const serviceFile = 'services/es/citizen-assemblies-dialogues.md';

const browser = testBrowser();
let site: SiteCopy;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  site = await startSiteCopy({ dataFrom: peopleDir });
});
afterAll(() => site.stop());
beforeEach(async () => {
  context = await browser().newContext({
    locale: 'es-ES',
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
  });
  page = await context.newPage();
});
afterEach(() => context.close());

const read = (path: string) => readFile(join(site.contentDir, path), 'utf8');

describe('the preview', () => {
  it('is the real page, follows what is typed, and keeps the place on the page and its videos', async () => {
    const stands = await read(serviceFile);
    await openPreview(page, site, service);
    const shown = shownPage(page);
    const scroller = () =>
      shown.locator('html').evaluate((root) => root.ownerDocument.scrollingElement?.scrollTop);
    await shown.locator('html').evaluate(() => scrollTo(0, 900));
    // A mark in the document of the player is gone if it is loaded again.
    const player = shown.frameLocator('[data-player] iframe').first();
    await player.locator('body').evaluate((body) => body.setAttribute('data-plays', ''));
    await retype(page, control(page, 'title'), 'Asambleas de verdad');
    await expect.poll(() => shown.locator('h1').textContent()).toBe('Asambleas de verdad');
    await expect.poll(scroller).toBe(900);
    expect(await player.locator('body[data-plays]').count()).toBe(1);
    expect(await read(serviceFile)).toBe(stands);
  });

  it('lets nobody else frame it, runs no script, and opens links elsewhere, in any language and width', async () => {
    await openPreview(page, site, service);
    const answer = await page.request.get(`${site.origin}/admin/preview`);
    const headers = answer.headers();
    expect(headers['content-security-policy']).toContain("frame-ancestors 'self'");
    expect([headers['cache-control'], headers['x-frame-options']]).toEqual(['no-store', 'SAMEORIGIN']);
    expect(headers['x-robots-tag']).toContain('noindex');
    const stranger = await fetch(`${site.origin}/admin/preview`, { redirect: 'manual' });
    expect(stranger.status).toBe(303);
    expect(await shownPage(page).locator('script').count()).toBe(0);
    const opened = context.waitForEvent('page');
    await shownPage(page).getByRole('link', { name: 'Contacto' }).first().click();
    expect(new URL((await opened).url()).pathname).toBe('/es/contacto');
    const shown = shownPage(page);
    expect(await shown.locator('h1').count()).toBe(1);
    await pane(page).getByText('English', { exact: true }).click();
    await expect.poll(() => shown.locator('html').getAttribute('lang')).toBe('en');
    expect(await shown.locator('html').evaluate(() => innerWidth)).toBe(1280);
    await pane(page).getByText('Móvil', { exact: true }).click();
    await expect.poll(() => shown.locator('html').evaluate(() => innerWidth)).toBe(390);
  });

  it('names problems while they are made, and mends them in the form', async () => {
    await openPreview(page, site, service);
    await retype(page, control(page, 'slug'), 'Mis Asambleas');
    const panel = pane(page).locator('.preview-problems');
    await panel.locator('summary').click();
    await panel.getByRole('button', { name: 'Escribir «mis-asambleas»' }).click();
    await expect.poll(() => control(page, 'slug').inputValue()).toBe('mis-asambleas');
    await expect.poll(() => panel.getByText('Mis Asambleas').count()).toBe(0);
  });

  it('mends a text in the editor without losing what is not saved', async () => {
    const id = 'services/es/matchfunding-institutions.md';
    await site.write(
      id,
      (await read(serviceFile))
        .replace(/^slug:.*$/m, 'slug: prueba-de-arreglo')
        .replace(/\n---\n[\s\S]*$/, '\n---\n## **Negrita de más**\n\nUn párrafo.\n'),
    );
    await expect
      .poll(async () => (await fetch(`${site.origin}/es/servicios/prueba-de-arreglo`)).status)
      .toBe(200);
    await openPreview(page, site, 'services/entries/matchfunding-institutions');
    await retype(page, control(page, 'title'), 'Todavía sin guardar');
    const panel = pane(page).locator('.preview-problems');
    await panel.locator('summary').click();
    await panel.getByRole('button', { name: 'Quitar la negrita' }).click();
    await expect.poll(() => panel.getByRole('button', { name: 'Quitar la negrita' }).count()).toBe(0);
    const heading = page.locator('.cms-editor-visual h2');
    expect(await heading.textContent()).toBe('Negrita de más');
    expect(await heading.locator('strong, b').count()).toBe(0);
    expect(await control(page, 'title').inputValue()).toBe('Todavía sin guardar');
    await site.remove(id);
  });
});

describe('a link to a draft', () => {
  it('shows what is not published to people without an account, until it is withdrawn', async () => {
    const stands = await read(serviceFile);
    await openPreview(page, site, service);
    await retype(page, control(page, 'title'), 'Solo para ti');
    await settled(page);
    await pane(page).getByRole('button', { name: 'Compartir' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    const found = await violationsOf(page);
    expect(found.filter((violation) => /preview|share|studio-dialog/.test(violation))).toEqual([]);
    await dialog.getByRole('button', { name: 'Crear un enlace' }).click();
    const address = await dialog.locator('#share-address').inputValue();
    expect(new URL(address).pathname).toMatch(/^\/preview\/[\w-]{27}$/);

    const visitor = await (await browser().newContext()).newPage();
    const answer = await visitor.goto(site.origin + new URL(address).pathname);
    expect(answer?.status()).toBe(200);
    expect(answer?.headers()['x-robots-tag']).toContain('noindex');
    expect(answer?.headers()['referrer-policy']).toBe('no-referrer');
    expect(await visitor.locator('h1').textContent()).toBe('Solo para ti');
    expect(await visitor.locator('.shared-draft').textContent()).toContain('Ana Pérez');
    expect(await violationsOf(visitor)).toEqual([]);
    expect(await read(serviceFile)).toBe(stands);

    await dialog.getByRole('button', { name: 'Retirar' }).click();
    await dialog.getByText('el enlace ya no lleva a ninguna parte').waitFor();
    expect((await visitor.reload())?.status()).toBe(404);
    expect(await visitor.locator('.shared-draft').count()).toBe(1);
    await visitor.context().close();
  });
});

// Each language and each width once; `preview.long.test.ts` has all of them for each kind.
describe.each([
  { kind: 'service', locale: 'es', width: 1440 },
  { kind: 'page', locale: 'en', width: 360 },
  { kind: 'home', locale: 'es', width: 360 },
] as const)('what was previewed of a $kind', ({ kind, ...shot }) => {
  it('is published pixel by pixel', async () => {
    expect(await pixelsThatDiffer({ site, page }, kind, [shot])).toEqual([0]);
  });
});

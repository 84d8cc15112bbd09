import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BrowserContext, JSHandle, Locator, Page } from 'playwright';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { violationsOf } from './axe.ts';
import { peopleDir, testBrowser } from './site.ts';
import { type SiteCopy, startSiteCopy } from './site-copy.ts';
import { control, openStudio, publish, retype, status } from './studio-page.ts';

const browser = testBrowser();
let site: SiteCopy;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  site = await startSiteCopy({ dataFrom: peopleDir });
});
afterAll(() => site?.stop());
beforeEach(async () => {
  context = await browser().newContext({ locale: 'es-ES', viewport: { width: 1440, height: 1000 } });
  page = await context.newPage();
});
afterEach(() => context.close());

const git = (...parameters: string[]) =>
  execFileSync('git', parameters, { cwd: dirname(site.contentDir), encoding: 'utf8' }).trim();
const library = () => page.locator('.media-library');
const uploads = () => page.locator('.media-uploads');

/** A picture of one colour, or with noise so that it weighs something. */
const picture = (background: string, size: number, sigma = 0) =>
  sharp({
    create: {
      ...{ width: size, height: size, channels: 3, background },
      ...(sigma > 0 && { noise: { type: 'gaussian', mean: 128, sigma } }),
    },
  })
    .jpeg({ quality: 90 })
    .toBuffer();

/** What somebody drags or pastes, in the page. */
function carried(name: string, bytes: Buffer): Promise<JSHandle<DataTransfer>> {
  return page.evaluateHandle(
    ([called, base64]) => {
      const data = new DataTransfer();
      const content = Uint8Array.from(atob(base64 ?? ''), (sign) => sign.charCodeAt(0));
      data.items.add(new File([content], called ?? ''));
      return data;
    },
    [name, bytes.toString('base64')],
  );
}

async function drop(target: Locator, name: string, bytes: Buffer): Promise<void> {
  const dataTransfer = await carried(name, bytes);
  await target.dispatchEvent('dragover', { dataTransfer });
  await target.dispatchEvent('drop', { dataTransfer });
}

/** Notes in the page how far uploads are told to be, each value that is shown; gives them when asked. */
async function watchProgress(): Promise<() => Promise<number[]>> {
  const seen = await page.evaluateHandle(() => {
    const values = new Set<number>();
    const note = () => {
      for (const bar of document.querySelectorAll<HTMLProgressElement>('.media-uploads progress[value]'))
        values.add(bar.value);
    };
    const watched = { subtree: true, childList: true, attributeFilter: ['value'] };
    new MutationObserver(note).observe(document.body, watched);
    return values;
  });
  return () => seen.evaluate((values) => [...values]);
}

describe('a picture', () => {
  it('is dropped, chosen, described, live, and replaced at its address', async () => {
    await openStudio(page, site, 'services/entries/spatial-justice');
    const network = await context.newCDPSession(page);
    const speed = { latency: 20, downloadThroughput: -1, uploadThroughput: 250_000 };
    await network.send('Network.emulateNetworkConditions', { offline: false, ...speed });
    const parts = await watchProgress();
    const spanish = control(page, 'path');
    await drop(spanish, 'Plaza Mayor.JPG', await picture('#888', 700, 60));
    await expect.poll(() => uploads().textContent()).toContain('con el nombre «plaza-mayor.jpg»');
    expect((await parts()).filter((part) => part > 0 && part < 1).length).toBeGreaterThan(1);
    await network.detach();
    expect(git('show', '--name-status', '--format=%an: %s', 'HEAD')).toBe(
      'Ana Pérez: Medios: «services/plaza-mayor.jpg» — entrada nueva\n\nA\tmedia/services/plaza-mayor.jpg',
    );
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Usar «plaza-mayor.jpg»' }).click();
    await library().waitFor({ state: 'detached' });
    await retype(page, control(page, 'alt'), 'Gente en una plaza.');
    await publish(page);
    await status(page).getByText('En vivo').waitFor();
    const before = await shown();
    expect(before.alt).toBe('Gente en una plaza.');
    expect(before.bytes.headers.get('content-type')).toBe('image/jpeg');

    await spanish.getByRole('button', { name: 'Cambiar' }).click();
    await page.getByLabel('Buscar').fill('plaza');
    await page.locator('.media-grid button').click();
    await page.locator('.media-details').getByText('Justicia espacial (es)').waitFor();
    await page.locator('.media-details input[type="file"]').setInputFiles({
      name: 'otra.jpg',
      mimeType: 'image/jpeg',
      buffer: await picture('#00f', 700),
    });
    await uploads().getByText('tiene una versión nueva').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(async () => (await shown()).src).not.toBe(before.src);
    const after = await shown();
    expect(after.path).toBe(before.path);
    const pixel = await sharp(Buffer.from(await after.bytes.arrayBuffer()))
      .raw()
      .toBuffer();
    expect([...pixel.subarray(0, 3)].map((part) => Math.round(part / 255))).toEqual([0, 0, 1]);
    // Whoever knows the bare address asks again each time, and is told apart from the old version.
    const bare = await fetch(site.origin + after.path, {
      headers: { 'if-none-match': before.bytes.headers.get('etag') ?? '' },
    });
    expect([bare.status, bare.headers.get('cache-control')]).toEqual([
      200,
      'public, max-age=0, must-revalidate',
    ]);
  });

  /** The picture of the page as a reader gets it. */
  async function shown() {
    const html = await (await fetch(`${site.origin}/es/servicios/spatial-justice`)).text();
    const [tag = ''] = /<img[^>]+plaza-mayor[^>]*>/.exec(html) ?? [];
    const path = '/media/services/plaza-mayor.jpg';
    const version = /plaza-mayor\.jpg\?v=([\w-]+)/.exec(tag)?.[1] ?? '';
    const src = `${path}?v=${version}`;
    return { path, src, alt: /alt="([^"]*)"/.exec(tag)?.[1], bytes: await fetch(site.origin + src) };
  }

  it('is found and chosen by the keyboard alone, and the other language is offered it', async () => {
    await openStudio(page, site, 'services/entries/design-justice');
    await control(page, 'path').getByRole('button').first().focus();
    await page.keyboard.press('Enter');
    await page.locator('.media-grid li').first().waitFor();
    for (let tab = 0; tab < 6 && !(await page.getByLabel('Buscar').evaluate(hasFocus)); tab += 1)
      await page.keyboard.press('Tab');
    await page.keyboard.type('fishbowl');
    await page.getByText('Archivos: 1', { exact: true }).waitFor();
    for (let tab = 0; tab < 6 && !(await page.locator('.media-grid button').evaluate(hasFocus)); tab += 1)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.getByRole('button', { name: 'Usar «fishbowl.png»' }).evaluate(hasFocus))
      .toBe(true);
    await page.keyboard.press('Enter');
    await library().waitFor({ state: 'detached' });
    expect(await control(page, 'path').textContent()).toContain('/media/drawings/fishbowl.png');
    await control(page, 'path', 'en').getByRole('button', { name: 'La misma que en «Español»' }).click();
    expect(await control(page, 'path', 'en').textContent()).toContain('/media/drawings/fishbowl.png');
    expect(await control(page, 'alt', 'en').inputValue()).toBe('');
    await control(page, 'path', 'en').getByText('Falta el texto alternativo').waitFor();
    await retype(page, control(page, 'alt', 'en'), 'Five seats in a circle.');
    await expect.poll(() => control(page, 'path', 'en').textContent()).not.toContain('Falta');
    // In the text, where no field waits for it, a file is not lost either.
    await drop(page.locator('[data-slate-editor]').first(), 'suelta.jpg', await picture('#0f0', 40));
    await uploads().getByText('«suelta.jpg» ya está en la mediateca').waitFor();
    await library().getByText('botón +').waitFor();
  });

  it('is refused in words, without harm to the others that came along', async () => {
    await openStudio(page, site, 'services');
    const commits = git('rev-list', '--count', 'HEAD');
    await page.getByRole('button', { name: 'Medios' }).click();
    await page.locator('.media-grid li').first().waitFor();
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'PUT') sent.push(request.url());
    });
    const file = (name: string, buffer: Buffer) => ({ name, mimeType: '', buffer });
    const drawing =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>alert(1)</script><path d="M0 0h9v9z"/></svg>';
    await page
      .locator('.media-library > header input[type="file"]')
      .setInputFiles([
        file('pagina.jpg', Buffer.from('<!doctype html><script>alert(1)</script>')),
        file('enorme.mp4', Buffer.alloc(26_300_000)),
        file('logo.svg', Buffer.from(drawing)),
      ]);
    await uploads().getByText('No podemos guardar «pagina.jpg»').waitFor();
    await uploads().getByText('«enorme.mp4» pesa demasiado').waitFor();
    await uploads().getByText('«logo.svg» ya está en la mediateca').waitFor();
    expect(sent.filter((url) => url.includes('enorme'))).toEqual([]);
    expect(await readFile(join(dirname(site.contentDir), 'media', 'logo.svg'), 'utf8')).not.toContain(
      'script',
    );
    expect(Number(git('rev-list', '--count', 'HEAD')) - Number(commits)).toBe(1);
    expect(await violationsOf(page)).toEqual([]);
    await page.locator('.media-details').getByRole('button', { name: 'Borrar' }).click();
    await page.getByRole('button', { name: 'Sí, borrar' }).click();
    await page.getByText('«logo.svg» se ha borrado').waitFor();
    expect((await fetch(`${site.origin}/media/logo.svg`)).status).toBe(404);
  });
});

function hasFocus(element: Element): boolean {
  return element === document.activeElement;
}

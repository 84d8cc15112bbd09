import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
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
  site = await startSiteCopy({ dataFrom: peopleDir });
});
afterAll(() => site.stop());
beforeEach(async () => {
  context = await browser().newContext({ locale: 'es-ES', viewport: { width: 1440, height: 1000 } });
  page = await context.newPage();
});
afterEach(() => context.close());

const read = (path: string) => readFile(join(site.contentDir, path), 'utf8');
const git = (...parameters: string[]) =>
  execFileSync('git', parameters, { cwd: dirname(site.contentDir), encoding: 'utf8' });
const live = async (path: string) => (await fetch(site.origin + path)).text();

describe('the studio', () => {
  it('is there for people who have signed in, and for nobody else', async () => {
    for (const path of ['/admin', '/admin/studio/manifest.json', '/admin/studio/x.js']) {
      const answer = await fetch(site.origin + path, { redirect: 'manual' });
      expect([answer.status, answer.headers.get('location')?.startsWith('/admin/sign-in')]).toEqual([
        303,
        true,
      ]);
    }
    await openStudio(page, site, 'services');
    const answer = await page.request.get(`${site.origin}/admin`);
    const policy = answer.headers()['content-security-policy'] ?? '';
    expect(policy).not.toContain('unsafe-eval');
    expect(policy).toMatch(/script-src 'self'(;|$)/);
    expect(answer.headers()['x-robots-tag']).toContain('noindex');
    expect(answer.headers()['cache-control']).toBe('no-store');
  });

  it('keeps to its policy, and speaks the language of the person', async () => {
    const refused: string[] = [];
    page.on('console', (message) => {
      if (/Content Security Policy/.test(message.text())) refused.push(message.text());
    });
    await openStudio(page, site, 'services/entries/matchfunding');
    await page.getByRole('button', { name: 'Escribes en ES' }).waitFor();
    expect(refused).toEqual([]);
    expect(await page.locator('html').getAttribute('lang')).toBe('es');
  });
});

/** Publishes, and goes on when Decap has done with it: what is typed meanwhile would not count as a change. */
async function publishAndClose() {
  await publish(page);
  await status(page)
    .getByText(/En vivo|Guardado/)
    .waitFor();
  await status(page).getByRole('button', { name: 'Cerrar' }).click();
}

describe('an editor', () => {
  it('sees the entry that the address names, each field of it, and what is in folded blocks', async () => {
    page.on('dialog', (dialog) => void dialog.accept());
    await site.edit('services/es/participatory-diagnosis.md', (text) =>
      text.replace(/^call_to_action: .*$/m, 'call_to_action:\n  text: ¿Hablamos?\n  url: Contáctanos'),
    );
    await openStudio(page, site, 'services/entries/matchfunding');
    await retype(page, control(page, 'title'), 'Sin guardar');
    await page.evaluate(() => {
      location.hash = '#/collections/services/entries/participatory-diagnosis';
    });
    await expect.poll(() => control(page, 'title').inputValue()).toBe('Diagnóstico participativo');
    expect(await page.locator('[id^="text-field"]').first().inputValue()).toBe('¿Hablamos?');
    expect(await page.locator('[id^="url-field"]').first().inputValue()).toBe('Contáctanos');
    await openEntry(page, site, 'services/entries/train-the-trainers');
    const block = page.locator('[data-slate-editor] [class*="-ControlContainer"]', { hasText: 'Preguntas' });
    await block.first().getByText('4 · ¿Cuántas personas caben').waitFor();
  });

  it('changes a title, and it is live, with one line in git; then takes it back', async () => {
    await openStudio(page, site, 'services/entries/matchfunding');
    const before = await read('services/es/matchfunding.md');
    await retype(page, control(page, 'title'), 'Fondos que se suman');
    await publish(page);
    await status(page).getByText('En vivo').waitFor();
    expect(await live('/es/servicios/matchfunding')).toContain('Fondos que se suman');
    expect(git('show', '--numstat', '--format=%an', 'HEAD').trim()).toBe(
      'Ana Pérez\n\n1\t1\tcontent/services/es/matchfunding.md',
    );
    // Decap does not read the entry again, so this save is based on the one before.
    await retype(page, control(page, 'title'), 'Fondos que suman');
    await publish(page);
    await expect.poll(() => live('/es/servicios/matchfunding')).toContain('Fondos que suman');
    await status(page).getByRole('button', { name: 'Deshacer' }).click();
    await status(page).getByText('Deshecho').waitFor();
    expect(await control(page, 'title').inputValue()).toBe('Fondos que se suman');
    expect(await read('services/es/matchfunding.md')).toBe(
      before.replace('title: Matchfunding', 'title: Fondos que se suman'),
    );
  });

  it('changes a block by its form, and every other byte stays', async () => {
    await openStudio(page, site, 'services/entries/design-justice');
    const path = 'services/es/design-justice.md';
    const before = await read(path);
    const [, question = ''] = /"question":"([^"]+)"/.exec(before) ?? [];
    const text = page.locator('[data-slate-editor]').first();
    const block = text.locator('[class*="-ControlContainer"]', { hasText: 'Preguntas' }).first();
    await block.getByRole('button', { name: 'Desplegar' }).click();
    const first = block.locator('[id^="question-field"]').first();
    expect(await first.inputValue()).toBe(question);
    await retype(page, first, '¿Y esto?');
    await publish(page);
    await status(page).getByText('En vivo').waitFor();
    expect(await read(path)).toBe(before.replace(question, '¿Y esto?'));
  });

  it('adds a translation from the original', async () => {
    const text =
      '---\nlayout: service\nslug: prueba\ntitle: Prueba\nfamily: tools\n---\nUn párrafo con **fuerza**.\n';
    await site.write('services/es/prueba.md', text);
    await expect.poll(() => live('/es/servicios/prueba')).toContain('Un párrafo');
    page.on('dialog', (dialog) => void dialog.accept());
    await openStudio(page, site, 'services/entries/prueba');
    await page.getByRole('button', { name: 'Empezar desde otro idioma' }).nth(1).click();
    await page.getByRole('menuitem', { name: /es/i }).click();
    await retype(page, control(page, 'title', 'en'), 'A try');
    await publish(page);
    await status(page).getByText('En vivo').waitFor();
    expect(await read('services/en/prueba.md')).toContain('title: A try');
    expect(await read('services/es/prueba.md')).toBe(text);
    expect(await live('/en/services/prueba')).toContain('A try');
  });

  it('publishes a text in one language alone, again and again, until it has the other', async () => {
    page.on('dialog', (dialog) => void dialog.accept());
    const es = 'content/services/es/huertos-de-barrio.md';
    const publishing = async (changed: string, address: string, words: string) => {
      await publishAndClose();
      expect(git('show', '--name-status', '--format=', 'HEAD').trim()).toBe(changed);
      await expect.poll(() => live(address)).toContain(words);
    };
    await openStudio(page, site, 'services/new');
    await retype(page, control(page, 'title'), 'Huertos de barrio');
    await publishing(`A\t${es}`, '/es/servicios/huertos-de-barrio', 'Huertos de barrio');
    await page.waitForURL(/entries\/huertos-de-barrio$/);
    for (const title of ['Huertos', 'Huertas']) {
      await retype(page, control(page, 'title'), title);
      await publishing(`M\t${es}`, '/es/servicios/huertos-de-barrio', title);
    }
    await openEntry(page, site, 'services/entries/huertos-de-barrio');
    await retype(page, control(page, 'title'), 'Huertos vecinales');
    await publishing(`M\t${es}`, '/es/servicios/huertos-de-barrio', 'Huertos vecinales');
    const en = es.replace('/es/', '/en/');
    await retype(page, control(page, 'title', 'en'), 'Neighbourhood gardens');
    await publishing(`A\t${en}`, '/en/services/huertos-de-barrio', 'Neighbourhood gardens');
    await retype(page, control(page, 'title', 'en'), 'Gardens of the neighbourhood');
    await publishing(`M\t${en}`, '/en/services/huertos-de-barrio', 'Gardens of the neighbourhood');
  });

  it('publishes what is in English alone, again and again', async () => {
    page.on('dialog', (dialog) => void dialog.accept());
    const files = ['services/en/gardens.md', 'calls-to-action/en/gardens.md'];
    await site.write(files[0] ?? '', '---\ntitle: Gardens\n---\nA text.\n');
    await site.write(files[1] ?? '', '---\nuid: gardens\ntext: Shall we dig?\n---\n');
    git('add', '--all');
    git('-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', 'commit', '-q', '-m', 'Gardens');
    await expect.poll(() => live('/en/services/gardens')).toContain('A text.');
    await openStudio(page, site, 'services/entries/gardens');
    for (const [entry, field, file] of [
      ['services', 'title', files[0]],
      ['calls-to-action', 'text', files[1]],
    ] as const) {
      await openEntry(page, site, `${entry}/entries/gardens`);
      for (const words of ['Gardens for all', 'Gardens for everybody']) {
        await retype(page, control(page, field, 'en'), words);
        await publishAndClose();
        expect(await read(file ?? '')).toContain(`${field}: ${words}\n`);
        expect(git('show', '--numstat', '--format=', 'HEAD').trim()).toBe(`1\t1\tcontent/${file}`);
      }
    }
  });

  it('gets the text back when the text box fails, and when the whole editor does', async () => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    page.on('dialog', (dialog) => void dialog.accept());
    await openStudio(page, site, 'services/entries/matchfunding');
    await page.evaluate(() => {
      const html = new Blob(['<p>Pegado <img src="/icon.svg" alt="x"> aquí</p>'], { type: 'text/html' });
      return navigator.clipboard.write([new ClipboardItem({ 'text/html': html })]);
    });
    await page.locator('[data-slate-editor]').first().click();
    await page.keyboard.press('ControlOrMeta+V');
    // Whether or not this paste fails: the box is there, and so is the form.
    await expect.poll(() => page.locator('[data-slate-editor]').first().textContent()).toContain('Pegado');
    await retype(page, control(page, 'title'), 'Sin publicar');
    await page.evaluate(() => {
      // What tools that translate pages do: a part of the page stands in an element that React does not know.
      const panes = document.querySelector('[class*="SplitPane"]');
      const stranger = document.createElement('font');
      panes?.replaceWith(stranger);
      if (panes) stranger.append(panes);
    });
    await page.getByRole('button', { name: 'Ver la página' }).click();
    const screen = page.locator('.studio-crash');
    await screen.getByText('El editor ha dejado de funcionar').waitFor();
    const [es = '', en = ''] = await Promise.all(
      ['Español', 'English'].map((name) => screen.getByLabel(name).inputValue()),
    );
    expect(es).toMatch(/^title: Sin publicar$/m);
    expect(es).toContain('Pegado');
    expect(en).toMatch(/^title: Matchfunding$/m);
    const links = screen.locator('a[href]:not([href^="mailto:"])');
    const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect(addresses.map((address) => address?.slice(0, 40))).toEqual([
      '/admin?list#/collections/services',
      'data:text/markdown;charset=utf-8,content',
    ]);
    expect(await violationsOf(page)).toEqual([]);
    await screen.getByRole('button', { name: 'Abrir de nuevo' }).click();
    await expect.poll(() => control(page, 'title').inputValue()).toBe('Sin publicar');
  });

  it('has the settings of both languages side by side', async () => {
    await openStudio(page, site, 'settings/entries/site');
    expect(await control(page, 'tagline').inputValue()).toMatch(/Innovación/);
    await retype(page, control(page, 'tagline', 'en'), 'Practising democracy.');
    await publish(page);
    await status(page)
      .getByText(/En vivo|Guardado/)
      .waitFor();
    expect(git('show', '--numstat', '--format=', 'HEAD').trim()).toBe('1\t1\tcontent/settings/en/site.md');
  });
});

describe('everybody', () => {
  it('finds controls that have names, on a desk and on a phone', async () => {
    const expectNone = async () => {
      for (const width of [1440, 390]) {
        await page.setViewportSize({ width, height: 844 });
        await expect.poll(() => violationsOf(page), { message: `${width} pixels` }).toEqual([]);
      }
    };
    await openStudio(page, site, 'services');
    await expectNone();
    await page.getByRole('button', { name: 'Medios' }).click();
    await page.getByRole('dialog').waitFor();
    await expectNone();
    for (const entry of ['services/entries/train-the-trainers', 'settings/entries/families']) {
      await openEntry(page, site, entry);
      await expectNone();
    }
  });

  it('can work on a phone', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await openStudio(page, site, 'services/entries/spatial-justice');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await retype(page, control(page, 'title'), 'Desde el teléfono');
    const button = await page.getByRole('button', { name: 'Publicar', exact: true }).boundingBox();
    expect(button && button.x + button.width).toBeLessThanOrEqual(390);
    await publish(page);
    await status(page).getByText('En vivo').waitFor();
    expect(await live('/es/servicios/spatial-justice')).toContain('Desde el teléfono');
  });

  it('can publish by the keyboard alone', async () => {
    await openStudio(page, site, 'services/entries/ethical-ai-futures');
    await control(page, 'title').focus();
    await page.keyboard.press('End');
    await page.keyboard.type(' a mano');
    await page.getByRole('button', { name: 'Publicar', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await status(page).getByText('En vivo').waitFor();
    expect(await live('/es/servicios/ethical-ai-futures')).toContain(' a mano');
  });
});

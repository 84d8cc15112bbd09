import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openAs } from './admin.ts';
import { violationsOf } from './axe.ts';
import { ada, olive } from './people.ts';
import { peopleDir, testBrowser, widths } from './site.ts';
import { type SiteCopy, startSiteCopy } from './site-copy.ts';

const messy = `---
layout: service
slug: desorden
title: Desorden
description: Un texto como los que se pegan.
---
Una frase.

# _

## **Lo que** hacemos

Lo hacemos con[ Goteo ](https://goteo.org)siempre.

# __

El final.
`;

const file = 'services/es/desorden.md';
const browser = testBrowser();
const pages: Page[] = [];
let copy: SiteCopy;

beforeAll(async () => {
  copy = await startSiteCopy({ dataFrom: peopleDir });
});
afterEach(async () => {
  for (const page of pages.splice(0)) await page.context().close();
});
afterAll(() => copy?.stop());

/** Puts the messy document there, as somebody does who works in the clone. */
async function startOver(): Promise<void> {
  await copy.write(file, messy);
  git('add', '-A', 'content');
  git('commit', '-q', '--allow-empty', '-m', 'Write the document');
}

function git(...words: string[]): string {
  const who = ['-c', 'user.name=Ana Pérez', '-c', 'user.email=ana@example.org'];
  return execFileSync('git', [...who, ...words], { cwd: dirname(copy.contentDir), encoding: 'utf8' }).trim();
}

async function open(email: string, path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser().newContext({
    javaScriptEnabled: false,
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  pages.push(page);
  await openAs(page, copy, email, path);
  return page;
}

/** Looks again until the check of the content has caught up. */
async function until(page: Page, words: string): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.reload();
        return page.locator('main').textContent();
      },
      { timeout: 60_000, interval: 1000 },
    )
    .toContain(words);
}

const text = () => readFile(join(copy.contentDir, file), 'utf8');
const press = (page: Page, name: string) => page.getByRole('button', { name }).first().click();
const status = (page: Page) => page.getByRole('status').first().textContent();

describe('the health of the content', () => {
  it('is told in the words of the person, and mended with one click', async () => {
    await startOver();
    const page = await open(olive.email, `/admin/health?by=file&file=${file}`);
    await until(page, 'has spaces at its edge');
    await press(page, 'Take the spaces out of the link');
    expect(await status(page)).toContain('Mended');
    expect(await text()).toBe(
      messy.replace('con[ Goteo ](https://goteo.org)siempre', 'con [Goteo](https://goteo.org) siempre'),
    );
    expect(git('log', '-1', '--format=%an <%ae>')).toBe('Olive Smith <olive@example.org>');
    expect(git('show', '--stat', '--format=', 'HEAD')).toMatch(/desorden\.md \| 2 \+-/);
    expect(git('status', '--porcelain', 'content', 'media')).toBe('');
    expect(await page.locator('main').textContent()).not.toContain('has spaces at its edge');
    expect(await page.locator('main').textContent()).toMatch(/The site’s version is \d+\.\d+\.\d+/);
    const live = await (await fetch(`${copy.origin}/es/servicios/desorden`)).text();
    expect(live).toContain('href="https://goteo.org"');
  });

  it('mends all of a kind after showing what changes', async () => {
    await startOver();
    const page = await open(ada.email, '/admin/health?kind=section-break');
    await until(page, '«# __» es un título sin texto');
    await page.getByRole('link', { name: 'Arreglar todos' }).click();
    expect(await page.getByLabel(/Desorden/).isChecked()).toBe(true);
    expect(await page.locator('dd').allTextContents()).toEqual(['# _', '---', '# __', '---']);
    await press(page, 'Arreglar');
    expect(await status(page)).toContain('Arreglados 2 problemas');
    expect(await text()).toBe(messy.replace('# _\n', '---\n').replace('# __\n', '---\n'));
    expect(git('log', '-1', '--format=%an: %s')).toMatch(/^Ada Ruiz: Servicios: «Desorden» \(es\) — /);
  });

  it('touches nothing where the problem is gone meanwhile', async () => {
    await startOver();
    const page = await open(olive.email, `/admin/health?by=file&file=${file}`);
    await until(page, 'The heading has bold type');
    const calm = messy.replace('**Lo que**', 'Lo que');
    await copy.write(file, calm);
    git('commit', '-qam', 'Calm the heading');
    await press(page, 'Remove the bold type');
    expect(await status(page)).toContain('Nothing was touched');
    expect(await text()).toBe(calm);
  });

  it('fits into every width and is usable by everybody', async () => {
    await startOver();
    const page = await open(ada.email, '/admin/health', { javaScriptEnabled: true });
    await until(page, 'Desorden');
    for (const path of [
      '/admin/health',
      '/admin/health?by=file',
      '/admin/health/fix?code=section-break',
      '/admin/history',
      `/admin/history?path=content/${file}`,
      `/admin/source?path=content/${file}`,
    ]) {
      await page.goto(copy.origin + path);
      for (const width of widths) {
        await page.setViewportSize({ width, height: 800 });
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(overflow, `${path} at ${width}`).toBeLessThanOrEqual(0);
        expect(await violationsOf(page), `${path} at ${width}`).toEqual([]);
      }
    }
  });
});

describe('the history of the content', () => {
  it('takes back the last publish with one click', async () => {
    await startOver();
    const page = await open(olive.email, `/admin/health?by=file&file=${file}`);
    await until(page, 'The heading has bold type');
    await press(page, 'Remove the bold type');
    expect(await text()).not.toBe(messy);
    await page.goto(`${copy.origin}/admin/history`);
    await press(page, 'Undo');
    expect(await status(page)).toContain('Undone');
    expect(await text()).toBe(messy);
    expect(git('log', '-1', '--format=%an: %s')).toMatch(/^Olive Smith: Deshacer: /);
  });

  it('compares two versions in words and side by side, and restores one', async () => {
    await startOver();
    const changed = messy
      .replace('Una frase.', 'Una frase nueva.')
      .replace('title: Desorden', 'title: Orden');
    await copy.write(file, changed);
    git('commit', '-qam', 'Tidy up');
    const page = await open(olive.email, `/admin/history?path=content/${file}`);
    await page.getByRole('button', { name: 'Compare the two versions' }).click();
    const words = await page.locator('main').textContent();
    expect(words).toContain('“Title” changed');
    expect(await page.locator('del').allTextContents()).toEqual(['Desorden']);
    expect(await page.locator('ins').allTextContents()).toEqual(['Orden', ' nueva']);
    await press(page, 'Restore the version of');
    expect(await status(page)).toContain('Restored');
    expect(await text()).toBe(messy);
    expect(git('log', '-1', '--format=%an')).toBe('Olive Smith');
  });

  it('brings back what was deleted', async () => {
    await startOver();
    await copy.remove(file);
    git('commit', '-qam', 'Delete the document');
    const page = await open(ada.email, '/admin/history');
    await until(page, 'Documentos borrados');
    await page
      .getByRole('region', { name: 'Documentos borrados' })
      .getByRole('link', { name: /desorden/ })
      .click();
    await press(page, 'Recuperar la versión');
    expect(await status(page)).toContain('Recuperado');
    expect(await text()).toBe(messy);
  });
});

describe('nobody else', () => {
  it.each(['/admin/health', '/admin/health/fix?code=mojibake', '/admin/history'])('sees %s', async (path) => {
    const answer = await fetch(copy.origin + path, { redirect: 'manual' });
    expect([303, 307]).toContain(answer.status);
    expect(answer.headers.get('location')).toMatch(/\/admin\/sign-in/);
  });

  it('changes anything, not even through the browser of somebody who has signed in', async () => {
    await startOver();
    const head = git('rev-parse', 'HEAD');
    const page = await open(olive.email, '/admin/history');
    for (const [path, form] of [
      ['/admin/history/undo', { commit: head }],
      ['/admin/health/fix', { code: 'section-break', file }],
    ] as const) {
      const answer = await page.context().request.post(copy.origin + path, {
        form,
        headers: { origin: 'https://evil.example' },
      });
      expect(answer.status()).toBe(403);
    }
    expect(git('rev-parse', 'HEAD')).toBe(head);
  });
});

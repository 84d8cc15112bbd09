import { execFileSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import sharp from 'sharp';
import { translator } from '#lib/i18n/translate.ts';
import { addPerson, sendMessages, signIn } from '#tests/e2e/admin.ts';
import { type SiteCopy, startSiteCopy } from '#tests/e2e/site-copy.ts';
import { findChromium } from '#tools/lab/find-chromium.ts';
import {
  type GuideLocale,
  guideLocales,
  type StudioPictures,
  showPage,
  takeConflict,
  takePreview,
} from './guide-studio.ts';

// Takes the pictures of the editor's guide and of the README from the built site, on a copy of its content.
// With “readme” as its argument, only that of the README.
const folder = join('docs', 'guide', 'images');
const entry = 'services/es/matchfunding.md';

/** What each picture shows: an address, and what is there once it can be taken. */
const pictures: readonly { name: string; path: string; ready: string; isStudio?: boolean }[] = [
  { name: 'entrar', path: '/admin/sign-in', ready: 'input[name="email"]' },
  {
    name: 'lista',
    path: '/admin#/collections/services',
    ready: '[class*="-CollectionMain"] li',
    isStudio: true,
  },
  {
    name: 'traducir',
    path: '/admin#/collections/services/entries/design-justice',
    ready: '[class*="-ControlContainer"]:not(:has(.studio-translation))',
    isStudio: true,
  },
  { name: 'bandeja', path: '/admin/inbox', ready: 'tbody tr' },
  { name: 'salud', path: '/admin/health', ready: 'main section' },
  { name: 'arreglar', path: '/admin/health/fix?code=section-break', ready: 'main dl' },
  { name: 'historial', path: '/admin/history', ready: 'main ol li' },
  { name: 'comparar', path: `/admin/history?path=content/${entry}`, ready: 'main ol li' },
];

await mkdir(folder, { recursive: true });
const copy = await startSiteCopy();
const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
try {
  await prepare(copy);
  await inContext(browser, copy, { locale: 'en', take: takeForReadme });
  if (process.argv[2] !== 'readme') {
    for (const locale of guideLocales) await inContext(browser, copy, { locale, take: takeAll });
    // These change what the others show.
    for (const locale of guideLocales) await inContext(browser, copy, { locale, take: takeConflict });
  }
} finally {
  await browser.close();
  await copy.stop();
}

/** People, messages, and a text that something can be mended in. */
async function prepare(site: SiteCopy): Promise<void> {
  for (const locale of guideLocales)
    addPerson(site, { email: emailOf(locale), name: 'Ana Pérez', role: 'editor', locale });
  const git = (...words: string[]) =>
    execFileSync('git', ['-c', 'user.name=Ana Pérez', '-c', 'user.email=ana@example.org', ...words], {
      cwd: dirname(site.contentDir),
    });
  await site.edit(
    entry,
    (text) => `${text.trimEnd()}\n\n# _\n\n## **Qué viene** ahora\n\nPreg√∫ntanos cuando quieras.\n`,
  );
  git('commit', '-qam', 'Servicios: «Matchfunding» (es) — 1 título añadido, 1 párrafo añadido');
  await site.edit(entry, (text) => text.replace('cuando quieras.', 'cuando quieras, sin compromiso.'));
  git('commit', '-qam', 'Servicios: «Matchfunding» (es) — 1 párrafo cambiado');
  await sendMessages(site, [
    {
      locale: 'es',
      name: 'Marta Puig',
      email: 'marta@example.org',
      service: 'democratic-funding',
      message: 'Hola: en nuestro ayuntamiento queremos organizar una asamblea ciudadana.',
    },
    {
      locale: 'en',
      name: 'Eleanor Rigby',
      email: 'eleanor@example.org',
      message: 'We would like to interview you about matchfunding in Europe.',
    },
  ]);
}

/** Does `take` in a browser of its own in which nobody has signed in yet. */
async function inContext(
  chrome: Browser,
  site: SiteCopy,
  { locale, take }: { locale: GuideLocale; take: (pictures: StudioPictures) => Promise<void> },
): Promise<void> {
  const context = await chrome.newContext({
    viewport: { width: 1200, height: 780 },
    locale: locale === 'es' ? 'es-ES' : 'en-GB',
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  await take({
    ...{ site, page, locale },
    open: (path) => open(page, site, { locale, path }),
    save: (name) => save(page, name),
  });
  await context.close();
}

async function takeAll(studio: StudioPictures): Promise<void> {
  const { site, page, locale } = studio;
  for (const { name, path, ready, isStudio } of pictures) {
    if (name === 'entrar') await page.goto(site.origin + path);
    else await studio.open(path);
    await waitFor(page, ready);
    if (name === 'comparar')
      await page.getByRole('button', { name: translator(locale)('history.entry.compare') }).click();
    if (isStudio) await page.waitForTimeout(3000);
    await studio.save(`${locale}-${name}`);
    if (name === 'traducir') await takeText(page, locale);
  }
  await takePreview(studio);
}

async function open(page: Page, site: SiteCopy, { locale, path }: { locale: GuideLocale; path: string }) {
  const cookies = await page.context().cookies();
  if (cookies.length === 0) {
    await signIn(page, site, emailOf(locale), '/admin/account');
    await page.waitForURL('**/admin/account');
  }
  // A change of the fragment alone would not load the page again.
  await page.goto('about:blank');
  await page.goto(site.origin + path);
}

/** The first check of the content may still be under way. */
async function waitFor(page: Page, ready: string): Promise<void> {
  for (let round = 0; round < 30; round += 1) {
    const found = await page
      .locator(ready)
      .first()
      .waitFor({ timeout: 10_000 })
      .then(() => true)
      .catch(() => false);
    if (found) return;
    await page.reload();
  }
  throw new Error(`${page.url()} does not show ${ready}.`);
}

/** The studio at the width of a desk: the form, and the page beside it. */
async function takeForReadme({ page, locale, open }: StudioPictures): Promise<void> {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open('/admin#/collections/services/entries/citizen-assemblies-dialogues');
  await showPage(page, locale);
  const bytes = await sharp(await page.screenshot({ animations: 'disabled' }))
    .png({ palette: true, quality: 80, effort: 10, compressionLevel: 9 })
    .toBuffer();
  await write(join('docs', 'studio.png'), bytes);
}

/** The text with its buttons, further down in the form. */
async function takeText(page: Page, locale: GuideLocale): Promise<void> {
  await page.locator('[data-slate-editor]').first().scrollIntoViewIfNeeded();
  await page.mouse.move(300, 500);
  await page.mouse.wheel(0, 350);
  await page.waitForTimeout(500);
  await save(page, `${locale}-editor`);
}

async function save(page: Page, name: string): Promise<void> {
  const path = join(folder, `${name}.webp`);
  const bytes = await sharp(await page.screenshot({ animations: 'disabled' }))
    .webp({ quality: 78, effort: 6 })
    .toBuffer();
  await write(path, bytes);
}

async function write(path: string, bytes: Buffer): Promise<void> {
  const before = await readFile(path).catch(() => null);
  if (before?.equals(bytes)) return;
  await writeFile(path, bytes);
  console.log(path, `${Math.round(bytes.length / 1000)} kB`);
}

function emailOf(locale: GuideLocale): string {
  return `ana-${locale}@example.org`;
}

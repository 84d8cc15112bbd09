import type { FrameLocator, Page } from 'playwright';
import sharp from 'sharp';
import type { SiteCopy } from './site-copy.ts';
import { openStudio } from './studio-page.ts';

/** What stands around the page in the pane: Decap draws it in a frame of its own. */
export function pane(page: Page): FrameLocator {
  return page.frameLocator('#preview-pane');
}

/** The page of the site within the pane. */
export function shownPage(page: Page): FrameLocator {
  return pane(page).frameLocator('.preview-page iframe');
}

/** Signs in and opens an entry with the preview beside it. */
export async function openPreview(page: Page, site: SiteCopy, entry: string): Promise<void> {
  await page.addInitScript(() => localStorage.setItem('cms.right-pane', 'preview'));
  await openStudio(page, site, entry);
  await shownPage(page).locator('h1').waitFor();
}

/** Waits until the pane shows what the form holds. */
export async function settled(page: Page): Promise<void> {
  await pane(page).locator('.preview[aria-busy="false"]').waitFor();
}

/** Height of the window in which pages are compared, so that most of a page is seen at once. */
const height = 5_000;

/** A picture of the page in the pane, as wide as given and with nothing around it. */
export async function shootPreview(page: Page, width: number): Promise<Buffer> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 1600, height });
  await settled(page);
  await page.evaluate(fillWindow, { width, height });
  // Made again, so that nothing is left over from another width.
  await shownPage(page)
    .locator('html')
    .evaluate((root) => {
      root.dataset.old = '';
      location.reload();
    });
  await shownPage(page).locator('html:not([data-old]) h1').waitFor();
  await shownPage(page).locator('html').evaluate(isDrawn);
  const picture = await page.screenshot({ clip: { x: 0, y: 0, width, height } });
  await page.evaluate(() => document.querySelector('#in-window')?.remove());
  const outer = pane(page).locator('#in-window');
  await outer.evaluate((style) => style.remove());
  if (before) await page.setViewportSize(before);
  return picture;
}

/** In the studio: lets the frames of the preview fill the window, until the added style sheets are removed. */
function fillWindow({ width, height: tall }: { width: number; height: number }): void {
  const fill =
    'position: fixed !important; inset: 0 !important; border: 0 !important; border-radius: 0 !important; transform: none !important;';
  const add = (target: Document, rules: string) => {
    const style = target.createElement('style');
    style.id = 'in-window';
    style.textContent = rules;
    target.head.append(style);
  };
  const pane = document.querySelector<HTMLIFrameElement>('#preview-pane');
  add(
    document,
    `body :not(:has(#preview-pane), #preview-pane) { visibility: hidden !important }
    :has(> #preview-pane) { transform: none !important; overflow: visible !important }
    #preview-pane { ${fill} width: 1600px !important; height: ${tall}px !important; visibility: visible; z-index: 9999 }`,
  );
  if (pane?.contentDocument)
    add(
      pane.contentDocument,
      `.preview-page { position: static !important; overflow: visible !important }
      .preview-page iframe { ${fill} inline-size: ${width}px !important; block-size: ${tall}px !important; z-index: 9 }`,
    );
}

/** A picture of a public page in a window of that width. */
export async function shootPublic(page: Page, address: string, width: number): Promise<Buffer> {
  await page.setViewportSize({ width, height });
  await page.goto(address);
  await page.evaluate(isDrawn);
  return page.screenshot();
}

/** In the page: resolves when fonts and pictures are there. */
async function isDrawn(): Promise<void> {
  await document.fonts.ready;
  const pictures = [...document.images].filter(
    ({ loading, offsetParent }) => offsetParent || loading !== 'lazy',
  );
  await Promise.all(pictures.map((picture) => picture.decode().catch(() => {})));
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}

/** How many pixels differ; pictures of different sizes differ everywhere. */
export async function differingPixels(one: Buffer, other: Buffer): Promise<number> {
  const [a, b] = await Promise.all(
    [one, other].map((png) => sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true })),
  );
  if (!a || !b || a.info.width !== b.info.width || a.info.height !== b.info.height) return Infinity;
  let count = 0;
  for (let at = 0; at < a.data.length; at += 3)
    if (a.data[at] !== b.data[at] || a.data[at + 1] !== b.data[at + 1] || a.data[at + 2] !== b.data[at + 2])
      count += 1;
  return count;
}

import { morphAttributes, morphChildren } from './morph.ts';

/** Puts a page into the document of the frame; what has not changed stays as it is. */
export async function showPage(target: Document, html: string): Promise<void> {
  const page = new DOMParser().parseFromString(html, 'text/html');
  // The page has no scripts to run; what is left are data blocks for search engines.
  for (const element of page.querySelectorAll('script, noscript')) element.remove();
  await showStyles(target, page);
  target.title = page.title;
  morphAttributes(target.documentElement, page.documentElement);
  morphAttributes(target.body, page.body);
  morphChildren(target.body, page.body);
}

const styles = 'link[rel="stylesheet"], style';

/** New style sheets are there before the page needs them; old ones go afterwards. */
async function showStyles(target: Document, page: Document): Promise<void> {
  const old = [...target.head.querySelectorAll(styles)];
  const wanted = [...page.querySelectorAll(styles)];
  for (const sheet of wanted) if (!page.head.contains(sheet)) sheet.remove();
  const isSame =
    old.length === wanted.length && wanted.every((sheet, index) => old[index]?.isEqualNode(sheet));
  if (isSame) return;
  const added = wanted.map((sheet) => target.head.appendChild(target.importNode(sheet, true)));
  await Promise.all(added.map(loaded));
  // Fonts that come after the text are not taken (`font-display: optional`), and the page would look different.
  await Promise.allSettled([...target.fonts].map((font) => font.load()));
  for (const sheet of old) sheet.remove();
}

function loaded(element: Element): Promise<unknown> {
  if (element.nodeName !== 'LINK') return Promise.resolve();
  return new Promise((resolve) => {
    element.addEventListener('load', resolve);
    element.addEventListener('error', resolve);
  });
}

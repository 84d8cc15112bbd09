import type { Answer } from './capture.ts';
import { formTokenPlace } from './form-token-place.ts';
import { staticHtml } from './static-html.ts';
import { brotli } from './stored-answer.ts';

/** Stands in the footer until the page's own weight is known. */
const weightToken = '{{page-weight}}';

export interface PageOptions {
  /** Bytes of a style sheet as it is sent with Brotli. */
  styleWeight: (href: string) => Promise<number>;
  /** In development scripts stay: they reload the page after a change of the code. */
  keepsScripts: boolean;
}

/**
 * Makes Next's answer the page that visitors get: without scripts, and with its own weight in the footer
 * (HTML and style sheets as sent with Brotli).
 */
export async function pageAnswer(
  answer: Answer,
  { styleWeight, keepsScripts }: PageOptions,
): Promise<Answer> {
  const isPage = answer.headers['content-type']?.startsWith('text/html') && !answer.headers.location;
  if (!isPage) return answer;
  const written = answer.body.toString('utf8');
  const html = keepsScripts ? written : staticHtml(written);
  const headers: Record<string, string> = { 'content-type': 'text/html; charset=utf-8' };
  const fonts = fontPreloads(answer.headers.link);
  if (fonts) headers.link = fonts;
  if (html.includes('data-player')) headers['x-embeds-video'] = '1';
  if (html.includes(formTokenPlace)) headers['x-form'] = '1';
  return { status: answer.status, headers, body: Buffer.from(await withWeight(html, styleWeight)) };
}

// React names here what a page needs; its styles stand in `<head>` anyway, and its scripts are gone.
function fontPreloads(link = ''): string {
  const items = link.split(/,\s*(?=<)/);
  return items.filter((item) => /\bas="?font\b/.test(item)).join(', ');
}

async function withWeight(html: string, styleWeight: (href: string) => Promise<number>): Promise<string> {
  if (!html.includes(weightToken)) return html;
  const sheets = [
    ...html.matchAll(
      /<link[^>]*\brel="stylesheet"[^>]*\bhref="([^"]+)"|<link[^>]*\bhref="([^"]+\.css)"[^>]*>/g,
    ),
  ];
  const hrefs = new Set(sheets.map(([, first, second]) => first ?? second ?? ''));
  const weights = await Promise.all([...hrefs].filter(Boolean).map(styleWeight));
  const own = (await brotli(Buffer.from(html))).length;
  const kilobytes = Math.max(1, Math.round(weights.reduce((sum, weight) => sum + weight, own) / 1000));
  return html.replaceAll(weightToken, `${kilobytes} kB`);
}

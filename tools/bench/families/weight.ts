import { get } from 'node:http';
import type { Family } from '../rows.ts';
import { publicPaths, withSite } from '../with-site.ts';

/** How many bytes a page is made of. */
export const weight: Family = {
  ids: ['html-css-bytes', 'font-bytes'],
  measure: () =>
    withSite(async ({ origin }) => {
      const paths = await publicPaths(origin);
      const sheets = new Set<string>();
      const pages: { path: string; bytes: number }[] = [];
      for (const path of paths) {
        const html = await (await fetch(origin + path)).text();
        const own = [...html.matchAll(/<link[^>]*rel="stylesheet"[^>]*>/g)].map(([tag]) => hrefOf(tag));
        let bytes = await compressedBytes(origin + path);
        for (const sheet of own) {
          sheets.add(sheet);
          bytes += await compressedBytes(origin + sheet);
        }
        pages.push({ path, bytes });
      }
      const [heaviest] = pages.toSorted((a, b) => b.bytes - a.bytes);
      const fonts = await fontFiles(origin, [...sheets]);
      const sizes = await Promise.all(fonts.map((font) => compressedBytes(origin + font)));
      return {
        'html-css-bytes': {
          value: heaviest?.bytes ?? null,
          n: pages.length,
          note: `Brotli, bodies only; the heaviest page is ${heaviest?.path}`,
        },
        'font-bytes': {
          value: sizes.reduce((sum, size) => sum + size, 0),
          n: fonts.length,
          note: 'all font files that any style sheet names, together',
        },
      };
    }),
};

async function fontFiles(origin: string, sheets: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const sheet of sheets) {
    const css = await (await fetch(origin + sheet)).text();
    for (const [, url] of css.matchAll(/url\(["']?([^"')]+\.(?:woff2?|ttf|otf))/g)) {
      found.add(new URL(url ?? '', origin + sheet).pathname);
    }
  }
  return [...found];
}

/** The bytes of a body as they cross the network to a browser that takes Brotli. */
function compressedBytes(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'br' } }, (answer) => {
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      answer.on('end', () => resolve(bytes));
    }).on('error', reject);
  });
}

function hrefOf(tag: string): string {
  return /href="([^"]+)"/.exec(tag)?.[1]?.replaceAll('&amp;', '&') ?? '';
}

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { localeCodes } from '#lib/i18n/locales.ts';

/** Addresses that routes of the App Router answer with something other than a page. */
const routes = new Set([
  '/sitemap.xml',
  '/robots.txt',
  '/llms.txt',
  '/manifest.webmanifest',
  '/speculation-rules.json',
  '/.well-known/security.txt',
  ...localeCodes.map((locale) => `/${locale}/feed.xml`),
]);

/** Drawn pictures of pages, and the parts of a sitemap that is too large for one file. */
const made = /^\/(?:og\/[a-z]{2,3}\/[a-z0-9/-]+\.png|sitemap\/[1-9]\d?\.xml)$/;

/** Tells which addresses are files: those in `public/` (media apart, which has a server of its own) and the routes above. */
export async function siteFiles(root: string): Promise<(path: string) => boolean> {
  const folder = join(root, 'public');
  const items = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = items
    .filter((item) => item.isFile())
    .map((item) => join(item.parentPath, item.name).slice(folder.length))
    .filter((path) => !path.startsWith('/media/'));
  const known = new Set([...routes, ...files]);
  return (path) => known.has(path) || made.test(path);
}

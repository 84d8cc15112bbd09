import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { feedAddress } from '#lib/content/addresses.ts';
import { datedCollections } from '#lib/content/collections/page-collections.ts';
import { localeCodes } from '#lib/i18n/locales.ts';

/** Addresses that routes of the App Router answer with something other than a page. */
const routes = new Set([
  '/sitemap.xml',
  '/robots.txt',
  '/llms.txt',
  '/manifest.webmanifest',
  '/speculation-rules.json',
  '/.well-known/security.txt',
  ...localeCodes.map((locale) => feedAddress(locale)),
]);

/** The feeds of collections, and where the App Router has them. */
const collectionFeeds = new Map(
  localeCodes.flatMap((locale) =>
    datedCollections.map((name) => [feedAddress(locale, name), `${feedAddress(locale)}?collection=${name}`]),
  ),
);

/** Drawn pictures of pages, and the parts of a sitemap that is too large for one file. */
const made = /^\/(?:og\/[a-z]{2,3}\/[a-z0-9/-]+\.png|sitemap\/[1-9]\d?\.xml)$/;

/**
 * Finds the address in the App Router of what is a file: in `public/` (media apart, which has a server of its own), or
 * made by a route; `null` for what is none.
 */
export async function siteFiles(root: string): Promise<(path: string) => string | null> {
  const folder = join(root, 'public');
  const items = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = items
    .filter((item) => item.isFile())
    .map((item) => join(item.parentPath, item.name).slice(folder.length))
    .filter((path) => !path.startsWith('/media/'));
  const known = new Set([...routes, ...files]);
  return (path) => (known.has(path) || made.test(path) ? path : (collectionFeeds.get(path) ?? null));
}

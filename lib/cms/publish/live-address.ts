import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { contentFile } from '#lib/content/content-file.ts';
import { contentVersion } from '#lib/content/track.ts';
import { homeAddress, pageAddress, serviceAddress } from '#lib/i18n/addresses.ts';
import { defaultLocale } from '#lib/i18n/locales.ts';
import type { StudioContext } from '../studio-context.ts';
import type { Expected } from './prove-live.ts';

/** Where a file is to be seen, and what has to be seen there. */
export interface LiveAddress {
  address: string;
  expected: Expected;
  isPublic: boolean;
}

/** The public address at which a content file that was just written shows; the home page where it has none. */
export async function liveAddress(context: StudioContext, id: string): Promise<LiveAddress> {
  const { content, contentDir } = context;
  const entry = content.index.get(id);
  const locale = contentFile(id)?.locale ?? defaultLocale;
  if (entry?.collection !== 'services' && entry?.collection !== 'pages')
    return { address: homeAddress(locale), expected: { kind: 'standing' }, isPublic: true };
  const slug = content.index.slugOf(entry);
  const address = entry.collection === 'services' ? serviceAddress(locale, slug) : pageAddress(locale, slug);
  if (!entry.isPublic) return { address, expected: { kind: 'without', id }, isPublic: false };
  const { size, mtimeMs } = await lstat(join(contentDir, id));
  const version = contentVersion({ id, size, modified: mtimeMs });
  return { address, expected: { kind: 'page', version }, isPublic: true };
}

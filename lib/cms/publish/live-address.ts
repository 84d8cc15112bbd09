import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { contentFile } from '#lib/content/content-file.ts';
import { addressOfEntry } from '#lib/content/entry-address.ts';
import { contentVersion } from '#lib/content/track.ts';
import { homeAddress } from '#lib/i18n/addresses.ts';
import { defaultLocale } from '#lib/i18n/locales.ts';
import type { Expected } from '../context/prove-live.ts';
import type { StudioContext } from '../context/studio-context.ts';

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
  const address = entry ? addressOfEntry(content.index, entry, locale) : null;
  if (!entry || address === null)
    return { address: homeAddress(locale), expected: { kind: 'standing' }, isPublic: true };
  if (!entry.isPublic) return { address, expected: { kind: 'without', id }, isPublic: false };
  const { size, mtimeMs } = await lstat(join(contentDir, id));
  const version = contentVersion({ id, size, modified: mtimeMs });
  return { address, expected: { kind: 'page', version }, isPublic: true };
}

import { isPageEntry } from '#lib/content/collections/page-collections.ts';
import { addressKey, goneKeys } from '#lib/content/gone-address.ts';
import type { StudioContext } from '../context/studio-context.ts';
import { readContentFile } from '../entries/read-file.ts';
import type { FileChange } from './file-change.ts';
import { addressesUnder } from './former-addresses.ts';

/** Takes the addresses under which the written entries will stand off the retired pages, in the same commit. */
export async function releaseAddresses(
  context: StudioContext,
  written: readonly { id: string; text: string }[],
): Promise<FileChange[]> {
  const gone = context.content.index.listed('gone-pages', null);
  if (gone.length === 0) return [];
  const addresses = await Promise.all(written.map((file) => addressesOf(context, file)));
  const taken = new Set(addresses.flat().map(addressKey));
  const files: FileChange[] = [];
  for (const entry of gone) {
    const { id, data } = entry;
    const keys = goneKeys(entry);
    const left = data.addresses.filter((_, index) => !taken.has(keys[index] ?? null));
    if (left.length === data.addresses.length) continue;
    const file = await readContentFile(context, id);
    if (!file) continue;
    const change = { text: file.text, fields: { addresses: left } };
    const text = left.length > 0 ? await context.editing.run('setFields', change) : null;
    files.push({ id, text, expected: file.blob });
  }
  return files;
}

async function addressesOf(
  { editing }: StudioContext,
  file: { id: string; text: string },
): Promise<string[]> {
  const entry = await editing.run('readEntry', { id: file.id, text: file.text });
  return entry && isPageEntry(entry) && entry.isPublic ? addressesUnder(entry, entry.slug) : [];
}

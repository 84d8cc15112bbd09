import { contentFile } from '#lib/content/content-file.ts';
import { addressKey, goneKeys } from '#lib/content/gone-address.ts';
import { parseEntry } from '#lib/content/read-entry.ts';
import { readContentFile } from '../entries/read-file.ts';
import type { StudioContext } from '../studio-context.ts';
import type { FileChange } from './file-change.ts';
import { addressesUnder, isPage } from './former-addresses.ts';
import { setFields } from './set-field.ts';

/** Takes the addresses under which the written entries will stand off the retired pages, in the same commit. */
export async function releaseAddresses(
  context: StudioContext,
  written: readonly { id: string; text: string }[],
): Promise<FileChange[]> {
  const gone = context.content.index.listed('gone-pages', null);
  if (gone.length === 0) return [];
  const taken = new Set(written.flatMap(addressesOf).map(addressKey));
  const files: FileChange[] = [];
  for (const entry of gone) {
    const { id, data } = entry;
    const keys = goneKeys(entry);
    const left = data.addresses.filter((_, index) => !taken.has(keys[index] ?? null));
    if (left.length === data.addresses.length) continue;
    const file = await readContentFile(context, id);
    if (!file) continue;
    const text = left.length > 0 ? setFields(file.text, { addresses: left }, context.blocks) : null;
    files.push({ id, text, expected: file.blob });
  }
  return files;
}

function addressesOf({ id, text }: { id: string; text: string }): string[] {
  const file = contentFile(id);
  const entry = file && parseEntry({ ...file, size: 0, modified: 0 }, Buffer.from(text)).entry;
  return entry && isPage(entry) && entry.isPublic ? addressesUnder(entry, entry.slug) : [];
}

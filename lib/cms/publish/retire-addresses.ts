import { stringify } from 'yaml';
import { isGonePage } from '#lib/content/collections/entry-kinds.ts';
import { isPageEntry, type PageEntry } from '#lib/content/collections/page-collections.ts';
import { addressOfEntry } from '#lib/content/entry-address.ts';
import { defaultLocale } from '#lib/i18n/locales.ts';
import type { StudioContext } from '../context/studio-context.ts';
import { entryTitle } from '../entries/entry-names.ts';
import { readContentFile } from '../entries/read-file.ts';
import type { FileChange } from './file-change.ts';
import { formerAddresses } from './former-addresses.ts';

/** What becomes of the addresses of entries that are deleted. */
export interface Retirement {
  /** Those that will lead to no page any more. */
  addresses: string[];
  /** Where they lead instead; `null`: their visitors are told that the page is gone. */
  to: string | null;
  /** The files that say so, to be written in the same commit. */
  files: FileChange[];
}

/**
 * Notes which addresses go with the entries `ids`, and leads those on that led to them. Where another language
 * of an entry stays, its page takes over, unless `to` names one.
 */
export async function retireAddresses(
  context: StudioContext,
  ids: readonly string[],
  to: string | null,
): Promise<Retirement> {
  const { content, editing } = context;
  const entries = ids.map((id) => content.index.get(id)).filter(isPageEntry);
  const isDeleted = (id: string | undefined) => id !== undefined && ids.includes(id);
  const stays = remainingAddress(context, entries, isDeleted);
  const addresses = (await formerAddresses(context, entries)).filter((address) => {
    const shown = content.resolve(address)?.entry;
    return (!shown || isDeleted(shown.id)) && stays?.slug !== address.split('/').at(-1);
  });
  const target = to ?? stays?.address ?? null;
  const files = await ledOn(context, isDeleted, target);
  const [first] = entries;
  if (!first || addresses.length === 0) return { addresses, to: target, files };
  const id = `gone-pages/${first.collection}-${first.slug}.md`;
  const known = await readContentFile(context, id);
  const before = content.index.get(id);
  const all = isGonePage(before) ? [...before.data.addresses, ...addresses] : addresses;
  const data = { addresses: [...new Set(all)], to: target ?? undefined };
  const text = known
    ? await editing.run('setFields', { text: known.text, fields: data })
    : `---\n${stringify({ title: entryTitle(content, first.id), ...data })}---\n`;
  const others = files.filter((file) => file.id !== id);
  return { addresses, to: target, files: [...others, { id, text, expected: known?.blob ?? null }] };
}

/** The page that an entry still has in another language. */
function remainingAddress(
  { content }: StudioContext,
  entries: readonly PageEntry[],
  isDeleted: (id: string) => boolean,
): { address: string; slug: string } | null {
  for (const entry of entries)
    for (const other of content.index.all())
      if (isPageEntry(other) && other.isPublic && other.collection === entry.collection)
        if (other.key === entry.key && !isDeleted(other.id)) {
          const slug = content.index.slugOf(other);
          return {
            slug,
            address: addressOfEntry(content.index, other, other.locale ?? defaultLocale) ?? '/',
          };
        }
  return null;
}

/** Retired pages that led to what is deleted lead on to what takes its place, so that nobody goes round about. */
async function ledOn(
  context: StudioContext,
  isDeleted: (id: string | undefined) => boolean,
  to: string | null,
): Promise<FileChange[]> {
  const files: FileChange[] = [];
  for (const { id, data } of context.content.index.listed('gone-pages', null)) {
    if (!data.to || !isDeleted(context.content.resolve(data.to)?.entry?.id)) continue;
    const file = await readContentFile(context, id);
    if (!file) continue;
    const text = await context.editing.run('setFields', {
      text: file.text,
      fields: { to: to ?? undefined },
    });
    files.push({ id, text, expected: file.blob });
  }
  return files;
}

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { localeCodes } from '#lib/i18n/locales.ts';
import { collections } from '../collections/all.ts';
import type { Entry } from '../entry.ts';
import { createEntryIndex } from '../entry-index.ts';
import { type ListedFile, listFiles } from '../list-files.ts';
import { mergedSettings } from '../merged-settings.ts';
import { readEntry } from '../read-entry.ts';
import { dropReferences } from './drop-references.ts';

/** Files of a new content repository, by their paths below `content` and `media`. */
export interface StarterFiles {
  content: Map<string, Buffer>;
  media: string[];
}

export interface StarterSource {
  contentDir: string;
  mediaDir: string;
}

/** What says under which licence the content is published. */
const licence = 'LICENSE.md';

/**
 * Chooses what a new site starts with from the content that comes with the code: the settings and the legal pages
 * (those that the footer names), without a word of entries that do not come along; `isSample`: all of it.
 */
export async function starterFiles(
  { contentDir, mediaDir }: StarterSource,
  { isSample }: { isSample: boolean },
): Promise<StarterFiles> {
  const { files } = await listFiles(contentDir);
  const content = new Map<string, Buffer>();
  for (const id of [licence, ...files.map((file) => file.id)])
    content.set(id, await readFile(join(contentDir, id)));
  if (!isSample) await keepFixedOnly(contentDir, files, content);
  const texts = Buffer.concat([...content.values()]).toString();
  const media = await filesBelow(mediaDir);
  return { content, media: isSample ? media : media.filter((path) => texts.includes(`media/${path}`)) };
}

/** Takes out all but settings and legal pages, and out of these what names the others. */
async function keepFixedOnly(
  contentDir: string,
  files: readonly ListedFile[],
  content: Map<string, Buffer>,
): Promise<void> {
  const entries = await readEntries(contentDir, files);
  const fixed = fixedEntries(entries);
  const others = entries.filter((entry) => !fixed.includes(entry));
  const missing = namesOf(others);
  for (const { id } of others) content.delete(id);
  for (const { id, collection } of fixed) {
    const text = String(content.get(id));
    const { schema } = collections[collection];
    const pruned = dropReferences(text, schema, (of, name) => missing.has(`${of}/${name}`));
    content.set(id, Buffer.from(pruned));
  }
}

async function readEntries(contentDir: string, files: readonly ListedFile[]): Promise<Entry[]> {
  const read = await Promise.all(files.map((file) => readEntry(contentDir, file)));
  return read.flatMap(({ entry }) => (entry ? [entry] : []));
}

function fixedEntries(entries: readonly Entry[]): Entry[] {
  const index = createEntryIndex();
  for (const entry of entries) index.set(entry);
  const legal = new Set(
    localeCodes.flatMap((locale) => mergedSettings(index, locale).footer.map(({ page }) => page)),
  );
  return entries.filter(
    ({ collection, key }) => collection === 'settings' || (collection === 'pages' && legal.has(key)),
  );
}

function namesOf(entries: readonly Entry[]): Set<string> {
  return new Set(
    entries.flatMap(({ collection, key, slug }) => [`${collection}/${key}`, `${collection}/${slug}`]),
  );
}

async function filesBelow(folder: string): Promise<string[]> {
  const items = await readdir(folder, { recursive: true, withFileTypes: true });
  return items
    .filter((item) => item.isFile() && !item.name.startsWith('.'))
    .map((item) => join(item.parentPath, item.name).slice(folder.length + 1));
}

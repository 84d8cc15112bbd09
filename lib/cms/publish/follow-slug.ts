import { contentFile } from '#lib/content/content-file.ts';
import type { Entry } from '#lib/content/entry.ts';
import { parseEntry } from '#lib/content/read-entry.ts';
import { readContentFile } from '../entries/read-file.ts';
import type { StudioContext } from '../studio-context.ts';
import { setFields } from './set-field.ts';

/** A file to be written. */
export interface WrittenFile {
  id: string;
  text: string;
  /** The blob that is expected in its place; `null`: no file. */
  expected: string | null;
}

/**
 * Where a save gives an entry another slug: its old address goes among the aliases, and services, whose
 * languages are paired by their slug, get the new one in the other languages as well.
 */
export async function followSlug(
  context: StudioContext,
  files: readonly WrittenFile[],
): Promise<WrittenFile[]> {
  const written = new Map(files.map((file) => [file.id, file]));
  for (const { id } of files) {
    const before = context.content.index.get(id);
    const after = before && entryOf(id, written.get(id)?.text ?? '');
    if (!before || !after || before.slug === after.slug || !hasAddress(before)) continue;
    update(written, context, id, aliased(before, before.slug));
    if (before.collection !== 'services') continue;
    for (const other of [...context.content.index.all()]) {
      if (other.collection !== 'services' || other.key !== before.key || other.id === id) continue;
      if (!written.has(other.id)) {
        const file = await readContentFile(context, other.id);
        if (!file) continue;
        written.set(other.id, { id: other.id, text: file.text, expected: file.blob });
      }
      update(written, context, other.id, { slug: after.slug, ...aliased(other, other.slug) });
    }
  }
  return [...written.values()];
}

function update(
  written: Map<string, WrittenFile>,
  { blocks }: StudioContext,
  id: string,
  fields: Record<string, unknown>,
): void {
  const file = written.get(id);
  if (file) written.set(id, { ...file, text: setFields(file.text, fields, blocks) });
}

function aliased({ data }: Entry, slug: string): { aliases: string[] } {
  const known = 'aliases' in data && Array.isArray(data.aliases) ? data.aliases.map(String) : [];
  return { aliases: [...known.filter((alias) => alias !== slug), slug] };
}

function hasAddress({ collection, isPublic }: Entry): boolean {
  return isPublic && (collection === 'services' || collection === 'pages');
}

function entryOf(id: string, text: string): Entry | null {
  const file = contentFile(id);
  return file && parseEntry({ ...file, size: 0, modified: 0 }, Buffer.from(text)).entry;
}

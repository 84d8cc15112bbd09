import { isPageEntry } from '#lib/content/collections/page-collections.ts';
import type { Entry } from '#lib/content/entry.ts';
import { readContentFile } from '../entries/read-file.ts';
import type { StudioContext } from '../studio-context.ts';

/** A file to be written. */
export interface WrittenFile {
  id: string;
  text: string;
  /** What stands in its place; `null`: no file. */
  before: string | null;
  /** The blob that is expected in its place; `null`: no file. */
  expected: string | null;
}

/**
 * Where a save gives an entry another slug: its old address goes among the aliases, and where the slug is what
 * pairs its languages (services, pages without a `uid`), the other languages get the new one as well.
 */
export async function followSlug(
  context: StudioContext,
  files: readonly WrittenFile[],
): Promise<WrittenFile[]> {
  const written = new Map(files.map((file) => [file.id, file]));
  for (const { id } of files) {
    const before = context.content.index.get(id);
    const after =
      before && (await context.editing.run('readEntry', { id, text: written.get(id)?.text ?? '' }));
    if (!before || !after || before.slug === after.slug || !hasAddress(before)) continue;
    const others = [...context.content.index.all()].filter(
      (other) => other.collection === before.collection && other.id !== id,
    );
    // Of two entries at one address the other keeps it, and with it what is written in other languages.
    if (
      others.some(
        (other) => hasAddress(other) && other.locale === before.locale && other.slug === before.slug,
      )
    )
      continue;
    await update(written, context, id, aliased(before, after.slug));
    if (before.key === after.key) continue;
    for (const other of others) {
      if (other.key !== before.key) continue;
      if (!written.has(other.id)) {
        const file = await readContentFile(context, other.id);
        if (!file) continue;
        written.set(other.id, { id: other.id, text: file.text, before: file.text, expected: file.blob });
      }
      await update(written, context, other.id, { slug: after.slug, ...aliased(other, after.slug) });
    }
  }
  return [...written.values()];
}

async function update(
  written: Map<string, WrittenFile>,
  { editing }: StudioContext,
  id: string,
  fields: Record<string, unknown>,
): Promise<void> {
  const file = written.get(id);
  if (file) written.set(id, { ...file, text: await editing.run('setFields', { text: file.text, fields }) });
}

function aliased({ data, slug: old }: Entry, slug: string): { aliases: string[] } {
  const known = 'aliases' in data && Array.isArray(data.aliases) ? data.aliases.map(String) : [];
  return { aliases: [...known.filter((alias) => alias !== old && alias !== slug), old] };
}

function hasAddress(entry: Entry): boolean {
  return entry.isPublic && isPageEntry(entry);
}

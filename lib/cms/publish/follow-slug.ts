import { isPageEntry } from '#lib/content/collections/page-collections.ts';
import type { Entry } from '#lib/content/entry.ts';
import type { StudioContext } from '../context/studio-context.ts';
import { readContentFile } from '../entries/read-file.ts';

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
 * pairs its languages, the other languages get the new one as well, and so does whatever names the entry.
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
      await take(written, context, other.id);
      await update(written, context, other.id, { slug: after.slug, ...aliased(other, after.slug) });
    }
    await renameEverywhere(written, context, before, after.key);
  }
  return [...written.values()];
}

/** Whoever names the entry names it by its new key, in the same commit. */
async function renameEverywhere(
  written: Map<string, WrittenFile>,
  context: StudioContext,
  before: Entry,
  to: string,
): Promise<void> {
  for (const reference of context.content.referencesTo(before)) {
    await take(written, context, reference.id);
    const file = written.get(reference.id);
    if (!file) continue;
    const text = await context.editing.run('renameReferences', { text: file.text, reference, to });
    written.set(file.id, { ...file, text });
  }
}

/** Adds a file as it stands to those that are written. */
async function take(written: Map<string, WrittenFile>, context: StudioContext, id: string): Promise<void> {
  const file = written.has(id) ? null : await readContentFile(context, id);
  if (file) written.set(id, { id, text: file.text, before: file.text, expected: file.blob });
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

import { isPageEntry } from '#lib/content/collections/page-collections.ts';
import { problemAt } from '#lib/problems/codes.ts';
import type { Problem } from '#lib/problems/problem.ts';
import type { StudioContext } from '../context/studio-context.ts';
import type { WrittenFile } from './follow-slug.ts';

/** The problem that a file would take the address of another entry; `null` if it keeps its own or takes a free one. */
export async function takenAddress(
  { content, editing }: StudioContext,
  { id, text }: WrittenFile,
): Promise<Problem | null> {
  const entry = await editing.run('readEntry', { id, text });
  if (!entry?.isPublic || !isPageEntry(entry)) return null;
  const before = content.index.get(id);
  if (before?.isPublic && before.slug === entry.slug) return null;
  const other = content.index.bySlug(entry.collection, entry.locale, entry.slug);
  if (!other || other.id === id) return null;
  return { ...problemAt('save-takes-address', id, { slug: entry.slug, other: other.id }), key: 'slug' };
}

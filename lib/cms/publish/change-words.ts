import { contentFile } from '#lib/content/content-file.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import type { StudioContext } from '../context/studio-context.ts';
import { withinLimits } from '../editing/within-limits.ts';

/** What became of a file from one version to the next, in words; none where they cannot be taken apart. */
export async function changeWords(
  { editing }: StudioContext,
  { id, before, after, locale }: { id: string; before: string | null; after: string | null; locale: Locale },
): Promise<string[]> {
  const collection = contentFile(id)?.collection ?? 'pages';
  // A version that is too deep to be taken apart still has its place in the list.
  return withinLimits(editing.run('describeChange', { before, after, locale, collection }), []);
}

import { problemAt } from '#lib/problems/codes.ts';
import type { Problem } from '#lib/problems/problem.ts';
import type { CheckContext, CheckedDocument } from './checked-document.ts';

/** Two documents with one address, and two with the same words under different titles (content case 33). */
export function checkDuplicates({ documents, index }: CheckContext): Problem[] {
  const problems: Problem[] = [];
  const bodies = new Map<string, CheckedDocument>();
  for (const document of documents) {
    const { entry, bodyHash } = document;
    if (entry.collection !== 'services' && entry.collection !== 'pages') continue;
    if (entry.isPublic && index.slugOf(entry) !== entry.slug) {
      const first = index.bySlug(entry.collection, entry.locale, entry.slug);
      const values = { slug: entry.slug, other: first?.id ?? '', address: index.slugOf(entry) };
      problems.push({
        ...problemAt('slug-duplicate', entry.id, values),
        ...document.keyPosition('slug'),
        key: 'slug',
      });
    }
    if (!bodyHash || !entry.isPublic) continue;
    const same = bodies.get(bodyHash);
    if (same) problems.push(problemAt('body-duplicate', entry.id, { other: same.entry.id }));
    else bodies.set(bodyHash, document);
  }
  return problems;
}

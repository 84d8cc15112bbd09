import { problemAt } from '#lib/problems/codes.ts';
import type { Problem } from '#lib/problems/problem.ts';
import { isPageEntry } from '../collections/page-collections.ts';
import type { CheckContext, CheckedDocument } from './checked-document.ts';

/** Two documents with one address, and two with the same words under different titles (content case 33). */
export function checkDuplicates({ documents, index }: CheckContext): Problem[] {
  const problems: Problem[] = [];
  const bodies = new Map<string, CheckedDocument>();
  for (const document of documents) {
    const { entry, bodyHash } = document;
    if (!isPageEntry(entry)) continue;
    if (entry.isPublic && index.slugOf(entry) !== entry.slug) {
      const first = index.bySlug(entry.collection, entry.locale, entry.slug);
      const values = { slug: entry.slug, other: first?.id ?? '', address: index.slugOf(entry) };
      problems.push({
        ...problemAt('slug-duplicate', entry.id, values),
        ...document.keyPosition('slug'),
        key: 'slug',
      });
    }
    problems.push(...sameUid(document, index));
    if (!bodyHash || !entry.isPublic) continue;
    const same = bodies.get(bodyHash);
    if (same) problems.push(problemAt('body-duplicate', entry.id, { other: same.entry.id }));
    else bodies.set(bodyHash, document);
  }
  return problems;
}

/** Of two pages that share a `uid` in one language the first by its file counts. */
function sameUid({ entry, keyPosition }: CheckedDocument, index: CheckContext['index']): Problem[] {
  if (!entry.isPublic || !('uid' in entry.data) || !entry.data.uid) return [];
  const first = index.byKey(entry.collection, entry.locale, entry.key);
  if (!first || first.id === entry.id) return [];
  const values = { uid: String(entry.data.uid), other: first.id };
  return [{ ...problemAt('uid-duplicate', entry.id, values), ...keyPosition('uid'), key: 'uid' }];
}

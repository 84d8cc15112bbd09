import { type ProblemCode, problemAt } from '#lib/problems/codes.ts';
import type { Problem } from '#lib/problems/problem.ts';
import type { CollectionName } from '../collections/all.ts';
import { isPageEntry } from '../collections/page-collections.ts';
import { placesOf, relationFields } from '../collections/relation-fields.ts';
import { findByName } from '../find-by-name.ts';
import { isFixedName } from '../fixed-pages.ts';
import type { CheckContext, CheckedDocument } from './checked-document.ts';

interface CallToActionWords {
  url?: string | undefined;
  text?: string | undefined;
  url_text?: string | undefined;
}

/** What is told where a name leads nowhere, in collections that have a code of their own. */
const ownUnknown: Partial<Record<CollectionName, ProblemCode>> = {
  collaborators: 'collaborator-unknown',
  'calls-to-action': 'call-to-action-unknown',
  pages: 'page-unknown',
};

const ownSpelling: Partial<Record<CollectionName, ProblemCode>> = { collaborators: 'collaborator-spelling' };

/** Names of entries that nobody has, or that they write otherwise (content cases 12 to 14 and 19). */
export function checkReferences(context: CheckContext): Problem[] {
  return context.documents.flatMap((document) => [
    ...checkRelations(context, document),
    ...checkCallToAction(document),
  ]);
}

function checkRelations(context: CheckContext, { entry, keyPosition }: CheckedDocument): Problem[] {
  return relationFields(entry.collection).flatMap(({ path, collection }) =>
    placesOf(entry.data, path).flatMap(({ name, key }) => {
      if (isFixedName(collection, name)) return [];
      const found = findByName(context, collection, entry.locale, name);
      if (found && (name === found.slug || name === found.key)) return [];
      const code = found
        ? (ownSpelling[collection] ?? 'reference-spelling')
        : (ownUnknown[collection] ?? 'reference-unknown');
      const values = { name, page: name, slug: found?.key ?? '' };
      return [{ ...problemAt(code, entry.id, values), ...keyPosition(key), key: path[0] ?? key }];
    }),
  );
}

function checkCallToAction({ entry, keyPosition }: CheckedDocument): Problem[] {
  const data: { call_to_action?: string | CallToActionWords | undefined } = isPageEntry(entry)
    ? entry.data
    : {};
  const written = data.call_to_action;
  if (typeof written !== 'object') return [];
  const at = (code: Parameters<typeof problemAt>[0], key: string, values: Record<string, string>) => ({
    ...problemAt(code, entry.id, values),
    ...keyPosition(key),
    key,
  });
  const { url, text, url_text } = written;
  const problems: Problem[] = [];
  if (url && !/^(\/|#|https?:|mailto:|tel:)/i.test(url)) {
    problems.push(at('call-to-action-label', 'call_to_action.url', { url }));
  }
  const missing = Object.entries({ text, url_text })
    .filter(([, words]) => !words)
    .map(([name]) => name);
  if (missing.length > 0) {
    problems.push(at('call-to-action-default', 'call_to_action', { missing: missing.join(', ') }));
  }
  return problems;
}

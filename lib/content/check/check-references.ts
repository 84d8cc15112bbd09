import { problemAt } from '#lib/problems/codes.ts';
import type { Problem } from '#lib/problems/problem.ts';
import { toSlug } from '../front-matter/slug.ts';
import { findCollaborator } from '../pages/collaborators.ts';
import { linkAddress } from '../pages/frame.ts';
import type { CheckContext, CheckedDocument } from './checked-document.ts';

/** Names of collaborators, calls to action and pages that nobody has (content cases 12 to 14 and 19). */
export function checkReferences(context: CheckContext): Problem[] {
  return context.documents.flatMap((document) => [
    ...checkCollaborators(context, document),
    ...checkCallToAction(context, document),
    ...checkSettingsLinks(context, document),
  ]);
}

function checkCollaborators(context: CheckContext, { entry, keyPosition }: CheckedDocument): Problem[] {
  if (entry.collection !== 'services') return [];
  return entry.data.collaborators.flatMap((name, at) => {
    const found = findCollaborator(context, name);
    if (found && name === found.slug) return [];
    const code = found ? 'collaborator-spelling' : 'collaborator-unknown';
    const key = `collaborators.${at}`;
    return [
      {
        ...problemAt(code, entry.id, { name, slug: found?.slug ?? '' }),
        ...keyPosition(key),
        key: 'collaborators',
      },
    ];
  });
}

function checkCallToAction({ index }: CheckContext, { entry, keyPosition }: CheckedDocument): Problem[] {
  if (entry.collection !== 'services' && entry.collection !== 'pages') return [];
  const written = entry.data.call_to_action;
  if (written === undefined) return [];
  const at = (code: Parameters<typeof problemAt>[0], key: string, values: Record<string, string>) => ({
    ...problemAt(code, entry.id, values),
    ...keyPosition(key),
    key,
  });
  if (typeof written === 'string') {
    const found = index.byKey('calls-to-action', entry.locale, toSlug(written));
    return found ? [] : [at('call-to-action-unknown', 'call_to_action', { name: written })];
  }
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

function checkSettingsLinks({ index }: CheckContext, { entry, keyPosition }: CheckedDocument): Problem[] {
  const { locale } = entry;
  if (entry.collection !== 'settings' || !locale) return [];
  const lists = { navigation: entry.data.navigation ?? [], footer: entry.data.footer ?? [] };
  return Object.entries(lists).flatMap(([key, links]) =>
    links.flatMap(({ page }, at) => {
      if (!page || linkAddress({ index }, locale, { page })) return [];
      return [{ ...problemAt('page-unknown', entry.id, { page }), ...keyPosition(`${key}.${at}`), key }];
    }),
  );
}

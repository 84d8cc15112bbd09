import type { ContentStore } from '#lib/content/store.ts';
import { contactAddress } from '#lib/i18n/addresses.ts';
import type { Locale } from '#lib/i18n/locales.ts';

/** Where a form stands, and what it is about. */
export interface FormPlace {
  /** The public address of the page. */
  page: string;
  /** The page's address in the App Router, to show the form again. */
  internal: string;
  service: { key: string; title: string } | null;
}

/** Finds the page and the service that a form names; a name that means nothing leads to the contact page. */
export function formPlace(
  content: Pick<ContentStore, 'resolve'>,
  locale: Locale,
  fields: URLSearchParams,
): FormPlace {
  const service = findService(content, locale, fields.get('service') ?? '');
  const page = fields.get('page') ? content.resolve(fields.get('page') ?? '') : null;
  if (page?.entry?.data.layout === 'collaborators')
    return { page: page.canonical, internal: page.internal, service };
  const query = service ? `?service=${encodeURIComponent(service.key)}` : '';
  return { page: contactAddress(locale), internal: `/${locale}/contact${query}`, service };
}

function findService(content: Pick<ContentStore, 'resolve'>, locale: Locale, slug: string) {
  const entry = slug ? content.resolve(`/${locale}/services/${encodeURIComponent(slug)}`)?.entry : undefined;
  return entry ? { key: entry.key, title: entry.data.title } : null;
}

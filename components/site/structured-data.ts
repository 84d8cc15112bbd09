import { pagesOf } from '#lib/content/collections/page-collections.ts';
import type { AnyEntryPage, PageBase } from '#lib/content/page-data.ts';
import { homeAddress } from '#lib/i18n/addresses.ts';
import { plainText } from '#lib/markdown/inline.ts';

/** A thing in the vocabulary of schema.org. */
export type StructuredData = { '@type': string } & Record<string, unknown>;

/** The foundation (schema.org/NGO). */
export function organisation({ frame, metadata }: PageBase): StructuredData {
  const { origin } = new URL(metadata.canonical);
  return {
    '@type': 'NGO',
    '@id': organisationId(metadata.canonical),
    name: frame.name,
    url: origin,
    logo: `${origin}/icon-512.png`,
    description: plainText(frame.tagline),
    ...(frame.email ? { email: frame.email } : {}),
    ...(frame.phone ? { telephone: frame.phone } : {}),
    address: frame.addresses.map(({ place, lines }) => ({
      '@type': 'PostalAddress',
      addressLocality: place,
      ...(lines.length > 0 ? { streetAddress: lines.join(', ') } : {}),
    })),
    sameAs: frame.social.map(({ href }) => href),
  };
}

/** The site as a whole (schema.org/WebSite). */
export function webSite({ frame, metadata }: PageBase): StructuredData {
  return {
    '@type': 'WebSite',
    name: frame.name,
    url: new URL(homeAddress(frame.locale), metadata.canonical).href,
    inLanguage: frame.locale,
    publisher: { '@id': organisationId(metadata.canonical) },
  };
}

/** An entry as its collection's type of thing, with what its kind of page adds; nothing for a plain page. */
export function entryData(page: AnyEntryPage, more: Record<string, unknown> = {}): StructuredData[] {
  const { schemaType, dated } = pagesOf(page.collection);
  if (schemaType === null) return [];
  const day = dated && (page.data as Record<string, unknown>)[dated];
  return [
    {
      '@type': schemaType,
      name: page.article.title,
      description: page.metadata.description,
      url: page.metadata.canonical,
      inLanguage: page.article.lang,
      ...(day ? { datePublished: day } : {}),
      ...more,
    },
  ];
}

/** Where the page stands in the site (schema.org/BreadcrumbList). */
export function breadcrumbList({ breadcrumbs, metadata }: PageBase): StructuredData {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: breadcrumbs.map(({ label, href }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: label,
      item: new URL(href, metadata.canonical).href,
    })),
  };
}

/** What the foundation is called among the things of the site. */
export function organisationId(address: string): string {
  return `${new URL(address).origin}/#organisation`;
}

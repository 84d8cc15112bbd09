import type { Metadata } from 'next';
import { feedAddress } from '#lib/content/addresses.ts';
import { datedCollections, type PageCollection } from '#lib/content/collections/page-collections.ts';
import type { PageBase } from '#lib/content/page-data.ts';
import { translator } from '#lib/i18n/translate.ts';

/** What `<head>` says about a page, from the page's data; `hasErrors`: it shows a form that was not taken. */
export function toMetadata(page: PageBase, { indexed = true, hasErrors = false } = {}): Metadata {
  const { metadata, frame } = page;
  const { title, description, canonical, alternates, openGraphImage } = metadata;
  const fullTitle = title.includes(frame.name) ? title : `${title} · ${frame.name}`;
  return {
    title: hasErrors ? translator(frame.locale)('contact.errors.pageTitle', { title: fullTitle }) : fullTitle,
    description,
    metadataBase: new URL(new URL(canonical).origin),
    alternates: {
      ...(indexed ? { canonical, languages: alternates } : {}),
      types: { 'application/atom+xml': feedOf(page) },
    },
    openGraph: {
      type: 'website',
      title: fullTitle,
      description,
      url: canonical,
      siteName: frame.name,
      locale: frame.locale,
      images: [{ url: openGraphImage, width: 1200, height: 630, alt: title }],
    },
    twitter: { card: 'summary_large_image' },
    icons: {
      icon: [{ url: '/icon.svg', type: 'image/svg+xml' }],
      apple: [{ url: '/apple-touch-icon.png', sizes: '180x180' }],
    },
    manifest: '/manifest.webmanifest',
    ...(indexed ? {} : { robots: { index: false } }),
  };
}

/** The feed of the page's own collection, where it is dated; else that of the site. */
function feedOf(page: PageBase & { collection?: PageCollection }): string {
  const own = datedCollections.find((name) => name === page.collection);
  return feedAddress(page.frame.locale, own);
}

import { hasList, hasPages, type PageCollection } from '#lib/content/collections/page-collections.ts';
import type { EntryExtras } from '#lib/content/page-data.ts';
import type { ContentStore } from '#lib/content/store.ts';
import { isLocale, type Locale } from '#lib/i18n/locales.ts';
import type { CardProps } from './card.tsx';

/** What the picture at `/og/{locale}/{kind}/{slug}.png` says; `null` if there is no such page. */
export async function readCard(content: ContentStore, path: readonly string[]): Promise<CardProps | null> {
  const [locale, kind, slug] = path.map((part) => part.replace(/\.png$/, ''));
  if (!isLocale(locale)) return null;
  if (hasPages(kind)) return slug ? entryCard(content, locale, kind, slug) : listCard(content, locale, kind);
  const { frame, headline } = await content.homePage(locale);
  if (slug) return null;
  if (kind === 'home') return { title: headline, label: '', name: frame.name };
  if (kind === 'contact') {
    const { words } = await content.contactPage(locale, null);
    return { title: words.heading, label: frame.email ?? '', name: frame.name, family: 'funding' };
  }
  return null;
}

async function entryCard(
  content: ContentStore,
  locale: Locale,
  collection: PageCollection,
  slug: string,
): Promise<CardProps | null> {
  const page = await content.entryPage(collection, locale, slug);
  if (!page) return null;
  // Services alone have a family.
  const { family, familyName }: Partial<EntryExtras['services']> = page as object;
  const label = familyName ?? page.breadcrumbs.slice(1).at(-2)?.label ?? '';
  return { title: page.article.title, label, name: page.frame.name, family };
}

async function listCard(
  content: ContentStore,
  locale: Locale,
  collection: PageCollection,
): Promise<CardProps | null> {
  const page = hasList(collection) ? await content.listPage(collection, locale, 1) : null;
  return page && { title: page.words.title, label: '', name: page.frame.name };
}

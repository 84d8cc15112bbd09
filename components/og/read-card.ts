import type { ContentStore } from '#lib/content/store.ts';
import { isLocale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import type { CardProps } from './card.tsx';

/** What the picture at `/og/{locale}/{kind}/{slug}.png` says; `null` if there is no such page. */
export async function readCard(content: ContentStore, path: readonly string[]): Promise<CardProps | null> {
  const [locale, kind, slug] = path.map((part) => part.replace(/\.png$/, ''));
  if (!isLocale(locale)) return null;
  const t = translator(locale);
  if (slug && kind === 'service') {
    const page = await content.servicePage(locale, slug);
    if (!page) return null;
    const { article, family, familyName, frame } = page;
    return { title: article.title, label: familyName, name: frame.name, family };
  }
  if (slug && kind === 'page') {
    const page = await content.genericPage(locale, slug);
    return page && { title: page.article.title, label: '', name: page.frame.name };
  }
  const { frame, headline } = await content.homePage(locale);
  if (slug) return null;
  if (kind === 'home') return { title: headline, label: '', name: frame.name };
  if (kind === 'services') return { title: t('services.title'), label: '', name: frame.name };
  if (kind === 'contact') {
    return { title: t('contact.heading'), label: frame.email ?? '', name: frame.name, family: 'funding' };
  }
  return null;
}

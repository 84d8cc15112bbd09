import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import { type InlineNode, renderInline } from '#lib/markdown/inline.ts';
import type { ListedCollection } from '../collections/page-collections.ts';
import type { PageContext } from '../page-context.ts';
import type { FixedWords } from '../page-data.ts';
import { dependsOn } from '../track.ts';
import { articleText } from './article.ts';

/** Where the messages hold the words of a page of the site itself; those of a list stand under its collection. */
const messageKeys: Readonly<Record<string, string>> = {
  'contact-thanks': 'contact.thanks',
  'not-found': 'errors.notFound',
  gone: 'errors.gone',
  error: 'errors.error',
};

/** The pages of the site itself that have words at their top. */
export type WordedPage = ListedCollection | 'contact' | 'contact-thanks' | 'not-found' | 'gone' | 'error';

/**
 * What stands at the top of a page of the site itself, and what search engines are told of it: the words of the
 * page of the content that has its name as `uid`, else those of the messages.
 */
export async function fixedWords(
  context: PageContext,
  locale: Locale,
  name: WordedPage,
): Promise<FixedWords & { description: InlineNode[] }> {
  dependsOn('order:pages');
  const entry = context.index.byKey('pages', locale, name);
  if (!entry?.data.uid) return messageWords(locale, name);
  const { title, description, lang, image, document } = await articleText(context, entry, locale);
  const isEmpty = document.tree.children.length === 0;
  return {
    ...{ title, lang, image, description },
    heading: title,
    lead: description,
    document: isEmpty ? null : document,
  };
}

function messageWords(locale: Locale, name: WordedPage): FixedWords & { description: InlineNode[] } {
  const translate = translator(locale);
  const find = (word: string) => {
    // Each page has words of its own; `has` says whether this one is among them.
    const key = `${messageKeys[name] ?? name}.${word}` as Parameters<typeof translate>[0];
    return translate.has(key) ? translate(key) : null;
  };
  const title = find('title') ?? name;
  const description = renderInline(find('description') ?? '');
  const lead = find('lead');
  return {
    ...{ title, description },
    heading: find('heading') ?? title,
    lead: lead === null ? description : renderInline(lead),
    lang: locale,
    image: null,
    document: null,
  };
}

import { homeAddress, pageAddress } from '#lib/i18n/addresses.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import type { Entry } from '../entry.ts';
import type { PageContext } from '../page-context.ts';
import type { GenericPage } from '../page-data.ts';
import { articleText } from './article.ts';
import { callToAction } from './call-to-action.ts';
import { allCollaborators } from './collaborators.ts';
import { contactFormData } from './contact-form.ts';
import { entryLanguages } from './entry-languages.ts';
import { siteFrame } from './frame.ts';
import { pageMetadata } from './metadata.ts';

/** Everything a page of the pages collection shows; `entry` may be in another language than the page. */
export async function genericPage(
  context: PageContext,
  entry: Entry<'pages'>,
  locale: Locale,
): Promise<GenericPage> {
  const slug = context.index.slugOf(entry);
  const address = pageAddress(locale, slug);
  const languages = entryLanguages(context, entry, locale);
  const article = await articleText(context, entry, locale);
  const { title, description } = article;
  const isWall = entry.data.layout === 'collaborators';
  return {
    kind: 'page',
    frame: siteFrame(context, locale, address),
    languages,
    breadcrumbs: [
      { label: translator(locale)('site.home'), href: homeAddress(locale) },
      { label: title, href: address },
    ],
    changed: await context.lastChange(entry),
    metadata: pageMetadata(context, { locale, title, description, languages, image: `page/${slug}` }),
    slug,
    article,
    // A legal notice ends where it ends: only a page that names a call to action has one.
    callToAction: entry.data.call_to_action
      ? await callToAction(context, locale, entry.data.call_to_action)
      : null,
    collaborators: isWall ? await allCollaborators(context, 'all') : null,
    form: isWall ? contactFormData(context, locale, address) : null,
  };
}

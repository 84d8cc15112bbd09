import { homeAddress } from '#lib/i18n/addresses.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import { formatFigure } from '#lib/markdown/figures.ts';
import { renderInline } from '#lib/markdown/inline.ts';
import type { PageContext } from '../page-context.ts';
import type { FactItem, HomePage } from '../page-data.ts';
import { dependsOn } from '../track.ts';
import { callToAction } from './call-to-action.ts';
import { allCollaborators } from './collaborators.ts';
import { familyGroups, orderedServices, serviceSummary } from './families.ts';
import { siteFrame } from './frame.ts';
import { languageLinks } from './languages.ts';
import { latestChange } from './latest-change.ts';
import { pageMetadata } from './metadata.ts';

/** How many services of a family the home page names. */
const perFamily = 6;
const mostFeatured = 6;

/** Everything the home page shows. */
export async function homePage(context: PageContext, locale: Locale): Promise<HomePage> {
  dependsOn('set:services');
  const settings = context.settings(locale);
  const services = orderedServices(context, locale);
  const featured = settings.featured
    .map((slug) => services.find(({ entry }) => entry.key === slug || entry.slug === slug))
    .filter((item) => item !== undefined);
  const languages = languageLinks(locale, (code) => ({ href: homeAddress(code), translated: true }));
  const lead = renderInline(settings.lead ?? settings.tagline ?? '', locale);
  const headline = settings.headline ?? translator(locale)('home.headline');
  const groups = familyGroups(context, locale, firstOfEach(services), true);
  return {
    kind: 'home',
    frame: siteFrame(context, locale, homeAddress(locale)),
    languages,
    breadcrumbs: [],
    changed: await latestChange(context, locale),
    metadata: pageMetadata(context, { locale, title: headline, description: lead, languages, image: 'home' }),
    headline,
    lead,
    families: groups,
    facts: facts(context, locale),
    featured: (featured.length > 0 ? featured : services)
      .slice(0, mostFeatured)
      .map(({ entry }) => serviceSummary(context, entry, locale)),
    collaborators: await allCollaborators(context, 'featured'),
    callToAction: await callToAction(context, locale, undefined),
  };
}

function facts(context: PageContext, locale: Locale): FactItem[] {
  return context.settings(locale).facts.map(({ id, number, text, source }) => ({
    id,
    number: formatFigure(number, locale).text,
    text: renderInline(text, locale),
    source: source ?? null,
  }));
}

function firstOfEach<Item extends { family: string }>(services: Item[]): Item[] {
  const count = new Map<string, number>();
  return services.filter(({ family }) => {
    const at = count.get(family) ?? 0;
    count.set(family, at + 1);
    return at < perFamily;
  });
}

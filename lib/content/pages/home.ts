import { homeAddress } from '#lib/i18n/addresses.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import { formatFigure } from '#lib/markdown/figures.ts';
import { renderInline } from '#lib/markdown/inline.ts';
import { homeSections, type SettingsFrontMatter } from '../collections/settings.ts';
import { findByName } from '../find-by-name.ts';
import type { PageContext } from '../page-context.ts';
import type { FactItem, HomePage, HomeSection } from '../page-data.ts';
import { dependsOn } from '../track.ts';
import { callToAction } from './call-to-action.ts';
import { allCollaborators } from './collaborators.ts';
import { entrySummary } from './entry-summary.ts';
import { familyGroups } from './families.ts';
import { familyOf } from './family-of.ts';
import { siteFrame } from './frame.ts';
import { languageLinks } from './languages.ts';
import { latestChange } from './latest-change.ts';
import { pageMetadata } from './metadata.ts';
import { orderedEntries } from './ordered-entries.ts';

/** How many services of a family the home page names. */
const perFamily = 6;
const mostFeatured = 6;

/** Everything the home page shows. */
export async function homePage(context: PageContext, locale: Locale): Promise<HomePage> {
  dependsOn('set:services');
  const settings = context.settings(locale);
  const services = orderedEntries(context, 'services', locale);
  const featured = settings.featured
    .map((name) => findByName(context, 'services', locale, name))
    .filter((entry) => entry !== null);
  const languages = languageLinks(locale, (code) => ({ href: homeAddress(code), translated: true }));
  const lead = renderInline(settings.lead ?? settings.tagline ?? '');
  const headline = settings.headline ?? translator(locale)('home.headline');
  const groups = familyGroups(
    context,
    locale,
    firstOfEach(services, (entry) => familyOf(context, entry, locale)),
    true,
  );
  return {
    kind: 'home',
    sections: sectionsOf(settings.sections),
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
      .map((entry) => entrySummary(context, entry, locale)),
    collaborators: await allCollaborators(context, 'featured'),
    callToAction: await callToAction(context, locale, undefined),
  };
}

/** The sections as the settings order them; those that they do not name follow in the designed order. */
function sectionsOf(written: SettingsFrontMatter['sections']): HomeSection[] {
  const kinds = new Set([...written.map(({ kind }) => kind), ...homeSections]);
  return [...kinds].flatMap((kind) => {
    const { title, lead = '', hide } = written.find((section) => section.kind === kind) ?? {};
    return hide ? [] : { kind, title: title ?? null, lead: renderInline(lead) };
  });
}

function facts(context: PageContext, locale: Locale): FactItem[] {
  return context.settings(locale).facts.map(({ id, number, text, source }) => ({
    id,
    number: formatFigure(number, locale).text,
    text: renderInline(text),
    source: source ?? null,
  }));
}

function firstOfEach<Item>(services: readonly Item[], groupOf: (item: Item) => string): Item[] {
  const count = new Map<string, number>();
  return services.filter((item) => {
    const family = groupOf(item);
    const at = count.get(family) ?? 0;
    count.set(family, at + 1);
    return at < perFamily;
  });
}

import { Inline } from '#components/document/inline.tsx';
import { AgoraNavigation } from '#components/site/agora-navigation.tsx';
import { CallToAction } from '#components/site/call-to-action.tsx';
import { Figures } from '#components/site/figures.tsx';
import { LogoWall } from '#components/site/logo-wall.tsx';
import { PageFrame } from '#components/site/page-frame.tsx';
import { Programme } from '#components/site/programme.tsx';
import { organisation, webSite } from '#components/site/structured-data.ts';
import { listAddress } from '#lib/content/addresses.ts';
import type { HomePage, HomeSection } from '#lib/content/page-data.ts';
import { translator } from '#lib/i18n/translate.ts';
import styles from './home.module.css';

/** The home page: the headline and the agora, then its sections in the order that editors gave them. */
export function Home({ page }: { page: HomePage }) {
  const agora = page.sections.find(({ kind }) => kind === 'agora');
  const lead = (
    <p className={styles.lead}>
      <Inline nodes={page.lead} />
    </p>
  );
  return (
    <PageFrame page={page} data={[organisation(page), webSite(page)]}>
      <div className={styles.opening}>
        <div className="wrap">
          <h1 className={styles.headline}>{page.headline}</h1>
          {agora ? (
            <AgoraNavigation
              families={page.families}
              label={agora.title ?? translator(page.frame.locale)('home.families')}
            >
              {lead}
            </AgoraNavigation>
          ) : (
            lead
          )}
        </div>
      </div>
      {page.sections.map((section) => (
        <Section key={section.kind} section={section} page={page} />
      ))}
    </PageFrame>
  );
}

/** One part of the page; nothing where there is nothing to show in it. */
function Section({ section, page }: { section: HomeSection; page: HomePage }) {
  const { locale } = page.frame;
  const t = translator(locale);
  const { kind, title } = section;
  const lead = section.lead.length > 0 && (
    <p className={styles.lead}>
      <Inline nodes={section.lead} />
    </p>
  );
  if (kind === 'facts' && page.facts.length > 0)
    return (
      <section className={styles.figures} data-family="funding" aria-labelledby="figures">
        <div className="wrap">
          <h2 id="figures" className={styles.label}>
            {title ?? t('home.figures')}
          </h2>
          {lead}
          <Figures facts={page.facts} locale={locale} />
        </div>
      </section>
    );
  if (kind === 'services' && page.featured.length > 0)
    return (
      <section className={`wrap ${styles.section}`} aria-labelledby="services">
        <h2 id="services">{title ?? t('home.services')}</h2>
        {lead}
        <Programme entries={page.featured} locale={locale} coloured />
        <p className={styles.more}>
          <a href={listAddress('services', locale)}>{t('home.allServices')}</a>
        </p>
      </section>
    );
  if (kind === 'collaborators' && page.collaborators.length > 0)
    return (
      <section className={`wrap ${styles.section}`} aria-labelledby="collaborators">
        <h2 id="collaborators">{title ?? t('home.collaborators')}</h2>
        {lead}
        <LogoWall collaborators={page.collaborators} />
      </section>
    );
  if (kind === 'contact' && page.callToAction)
    return (
      <div data-family="participation">
        <CallToAction
          item={title ? { ...page.callToAction, text: [{ type: 'text', value: title }] } : page.callToAction}
        />
      </div>
    );
  return null;
}

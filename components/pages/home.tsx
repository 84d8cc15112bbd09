import { Inline } from '#components/document/inline.tsx';
import { AgoraNavigation } from '#components/site/agora-navigation.tsx';
import { CallToAction } from '#components/site/call-to-action.tsx';
import { Figures } from '#components/site/figures.tsx';
import { LogoWall } from '#components/site/logo-wall.tsx';
import { PageFrame } from '#components/site/page-frame.tsx';
import { Programme } from '#components/site/programme.tsx';
import { organisation, webSite } from '#components/site/structured-data.ts';
import { listAddress } from '#lib/content/addresses.ts';
import type { HomePage } from '#lib/content/page-data.ts';
import { translator } from '#lib/i18n/translate.ts';
import styles from './home.module.css';

/** The home page: the headline, the agora, then figures, services and the people behind them. */
export function Home({ page }: { page: HomePage }) {
  const { locale } = page.frame;
  const t = translator(locale);
  return (
    <PageFrame page={page} data={[organisation(page), webSite(page)]}>
      <div className={styles.opening}>
        <div className="wrap">
          <h1 className={styles.headline}>{page.headline}</h1>
          <AgoraNavigation families={page.families} label={t('home.families')}>
            <p className={styles.lead}>
              <Inline nodes={page.lead} />
            </p>
          </AgoraNavigation>
        </div>
      </div>
      {page.facts.length > 0 && (
        <section className={styles.figures} data-family="funding" aria-labelledby="figures">
          <div className="wrap">
            <h2 id="figures" className={styles.label}>
              {t('home.figures')}
            </h2>
            <Figures facts={page.facts} locale={locale} />
          </div>
        </section>
      )}
      {page.featured.length > 0 && (
        <section className={`wrap ${styles.section}`} aria-labelledby="services">
          <h2 id="services">{t('home.services')}</h2>
          <Programme entries={page.featured} locale={locale} coloured />
          <p className={styles.more}>
            <a href={listAddress('services', locale)}>{t('home.allServices')}</a>
          </p>
        </section>
      )}
      {page.collaborators.length > 0 && (
        <section className={`wrap ${styles.section}`} aria-labelledby="collaborators">
          <h2 id="collaborators">{t('home.collaborators')}</h2>
          <LogoWall collaborators={page.collaborators} />
        </section>
      )}
      {page.callToAction && (
        <div data-family="participation">
          <CallToAction item={page.callToAction} />
        </div>
      )}
    </PageFrame>
  );
}

import { Inline } from '#components/document/inline.tsx';
import { Sign } from '#components/drawings/sign.tsx';
import type { PageBase } from '#lib/content/page-data.ts';
import { translator } from '#lib/i18n/translate.ts';
import { Colophon } from './colophon.tsx';
import styles from './footer.module.css';
import { LanguageSwitch } from './language-switch.tsx';

/** The foot of every page: who, where, the small print, and how this page was made. */
export function Footer({ page }: { page: PageBase }) {
  const { frame, languages } = page;
  const t = translator(frame.locale);
  return (
    <footer className={styles.footer}>
      <div className={`wrap ${styles.grid}`}>
        <p className={styles.tagline}>
          <Sign className={styles.sign} />
          <span>{frame.tagline.length > 0 ? <Inline nodes={frame.tagline} /> : frame.name}</span>
        </p>
        <address className={styles.column}>
          <p className={styles.label}>{frame.name}</p>
          {frame.email && <a href={`mailto:${frame.email}`}>{frame.email}</a>}
          {frame.phone && <a href={`tel:${frame.phone.replace(/[^+\d]/g, '')}`}>{frame.phone}</a>}
          {frame.addresses.map(({ place, lines }) => (
            <p key={place}>{[place, ...lines].join(', ')}</p>
          ))}
        </address>
        <nav className={styles.column} aria-label={t('site.footer.pages')}>
          <p className={styles.label}>{t('site.footer.pages')}</p>
          <Links links={frame.footer} />
        </nav>
        {frame.social.length > 0 && (
          <nav className={styles.column} aria-label={t('site.footer.elsewhere')}>
            <p className={styles.label}>{t('site.footer.elsewhere')}</p>
            <Links links={frame.social} />
          </nav>
        )}
        <div className={`${styles.column} ${styles.languages}`}>
          <p className={styles.label}>{t('site.languages.label')}</p>
          <LanguageSwitch languages={languages} locale={frame.locale} />
        </div>
        <Colophon page={page} />
      </div>
    </footer>
  );
}

function Links({ links }: { links: readonly { label: string; href: string }[] }) {
  return (
    <ul className={styles.links}>
      {links.map(({ label, href }) => (
        <li key={href}>
          <a href={href}>{label}</a>
        </li>
      ))}
    </ul>
  );
}

import type { PageBase } from '#lib/content/page-data.ts';
import { translator } from '#lib/i18n/translate.ts';
import styles from './breadcrumbs.module.css';

/** The way from the home page to here, without the page itself, which is named by its title. */
export function Breadcrumbs({ page: { breadcrumbs, frame } }: { page: PageBase }) {
  const t = translator(frame.locale);
  return (
    <nav className={styles.breadcrumbs} aria-label={t('site.breadcrumbs')}>
      <ol className={styles.list}>
        {breadcrumbs.slice(0, -1).map(({ label, href }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

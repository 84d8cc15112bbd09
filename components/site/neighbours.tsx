import type { ServicePage, ServiceSummary } from '#lib/content/page-data.ts';
import { translator } from '#lib/i18n/translate.ts';
import styles from './neighbours.module.css';

/** The services before and after this one, each on its own colour. */
export function Neighbours({ page: { previous, next, frame } }: { page: ServicePage }) {
  const t = translator(frame.locale);
  if (!previous && !next) return null;
  return (
    <nav className={styles.neighbours} aria-label={t('service.neighbours')}>
      {previous && <Neighbour service={previous} label={t('service.previous')} />}
      {next && <Neighbour service={next} label={t('service.next')} />}
    </nav>
  );
}

function Neighbour({
  service: { href, title, family, lang },
  label,
}: {
  service: ServiceSummary;
  label: string;
}) {
  return (
    <a className={styles.neighbour} href={href} data-family={family}>
      <span>{label}</span>
      <strong className={styles.title} lang={lang}>
        {title}
      </strong>
    </a>
  );
}

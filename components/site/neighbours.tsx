import type { AnyEntryPage, EntrySummary } from '#lib/content/page-data.ts';
import { translator } from '#lib/i18n/translate.ts';
import styles from './neighbours.module.css';

/** The entries before and after this one in the list of its collection, each on its own colour. */
export function Neighbours({ page: { previous, next, frame, breadcrumbs } }: { page: AnyEntryPage }) {
  const t = translator(frame.locale);
  if (!previous && !next) return null;
  return (
    <nav className={styles.neighbours} aria-label={breadcrumbs.at(-2)?.label}>
      {previous && <Neighbour entry={previous} label={t('list.before')} />}
      {next && <Neighbour entry={next} label={t('list.after')} />}
    </nav>
  );
}

function Neighbour({ entry: { href, title, family, lang }, label }: { entry: EntrySummary; label: string }) {
  return (
    <a className={styles.neighbour} href={href} data-family={family}>
      <span>{label}</span>
      <strong className={styles.title} lang={lang}>
        {title}
      </strong>
    </a>
  );
}

import { Inline } from '#components/document/inline.tsx';
import type { FactItem } from '#lib/content/page-data.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import styles from './figures.module.css';

interface FiguresProps {
  facts: readonly FactItem[];
  locale: Locale;
}

/** The foundation's figures, large enough to be read across a room. */
export function Figures({ facts, locale }: FiguresProps) {
  const t = translator(locale);
  return (
    <ul className={styles.figures}>
      {facts.map(({ id, number, text, source }) => (
        <li key={id} className={styles.figure}>
          <p className={styles.number}>{number}</p>
          <p>
            <Inline nodes={text} />
            {source && <small className={styles.source}> {t('home.source', { source })}</small>}
          </p>
        </li>
      ))}
    </ul>
  );
}

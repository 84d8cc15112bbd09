import { Inline } from '#components/document/inline.tsx';
import type { EntrySummary } from '#lib/content/page-data.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import styles from './programme.module.css';

interface ProgrammeProps {
  entries: readonly EntrySummary[];
  /** The language of the page. */
  locale: Locale;
  /** Whether each line shows its family's colour; on a band of that colour it need not. */
  coloured?: boolean;
}

/** Entries as the lines of a programme: large titles between rules, each with its promise. */
export function Programme({ entries, locale, coloured = false }: ProgrammeProps) {
  return (
    <ul className={styles.programme} data-coloured={coloured || undefined}>
      {entries.map(({ slug, href, title, description, family, lang }) => (
        <li
          key={slug}
          className={styles.line}
          data-family={coloured ? family : undefined}
          lang={lang === locale ? undefined : lang}
        >
          <h3 className={styles.title}>
            <a href={href}>{title}</a>
          </h3>
          <p>
            <Inline nodes={description} />
          </p>
        </li>
      ))}
    </ul>
  );
}

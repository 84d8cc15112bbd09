import type { HealthView } from '#lib/cms/health/content-health.ts';
import { type HealthQuery, healthAddress, severities } from '#lib/cms/health/health-query.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import styles from './health-filters.module.css';

interface HealthFiltersProps {
  counts: HealthView['counts'];
  query: HealthQuery;
  locale: Locale;
}

/** How grave, and in which groups: links, with how many problems there are of each. */
export function HealthFilters({ counts, query, locale }: HealthFiltersProps) {
  const t = translator(locale);
  const total = counts.error + counts.warning + counts.hint;
  const isOne = query.kind !== null || query.file !== null;
  return (
    <div className={styles.filters}>
      <nav aria-label={t('health.severities.label')}>
        <ul className={styles.tabs}>
          {[null, ...severities].map((severity) => (
            <li key={severity}>
              <a
                href={healthAddress({ by: query.by, severity })}
                aria-current={severity === query.severity && !isOne ? 'page' : undefined}
              >
                {t(`health.severities.${severity ?? 'all'}`)}{' '}
                <span className={styles.count}>{severity ? counts[severity] : total}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <nav aria-label={t('health.group.label')}>
        <ul className={styles.ways}>
          {isOne && (
            <li>
              <a href={healthAddress({ by: query.by, severity: query.severity })}>{t('health.back')}</a>
            </li>
          )}
          {(['kind', 'file'] as const).map((by) => (
            <li key={by}>
              <a
                href={healthAddress({ severity: query.severity, by })}
                aria-current={by === query.by ? 'true' : undefined}
              >
                {t(`health.group.${by}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}

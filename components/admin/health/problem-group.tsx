import type { HealthGroup } from '#lib/cms/health/content-health.ts';
import { type HealthQuery, healthAddress, isCode } from '#lib/cms/health/health-query.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import styles from './problem-group.module.css';
import { ProblemRow } from './problem-row.tsx';

interface ProblemGroupProps {
  group: HealthGroup;
  query: HealthQuery;
  locale: Locale;
}

/** Problems of one kind or one document under their heading. */
export function ProblemGroup({ group, query, locale }: ProblemGroupProps) {
  const t = translator(locale);
  const id = `group-${group.id.replace(/[^\w-]+/g, '-')}`;
  const narrowed = query.by === 'file' ? { file: group.id } : { kind: isCode(group.id) ? group.id : null };
  const whole = healthAddress({ by: query.by, severity: query.severity, ...narrowed });
  return (
    <section className={styles.group} data-severity={group.severity} aria-labelledby={id}>
      <h2 className={styles.title} id={id}>
        <bdi>{group.title}</bdi>{' '}
        <span className={styles.count}>{t('health.count', { total: group.total })}</span>
      </h2>
      {query.by === 'file' && <p className={styles.path}>{group.id}</p>}
      <ul className={styles.rows}>
        {group.rows.map((row) => (
          <ProblemRow
            key={`${row.code} ${row.file} ${row.line} ${row.column}`}
            row={row}
            query={query}
            locale={locale}
          />
        ))}
      </ul>
      <p className={styles.ways}>
        {group.total > group.rows.length && !query.kind && !query.file && (
          <a href={whole}>{t('health.whole', { total: group.total })}</a>
        )}
        {group.mendsAll && <a href={`/admin/health/fix?code=${group.id}`}>{t('health.fixAll')}</a>}
      </p>
    </section>
  );
}

import { ActionButton } from '#components/admin/action-button.tsx';
import type { HealthRow } from '#lib/cms/health/content-health.ts';
import { type HealthQuery, healthAddress } from '#lib/cms/health/health-query.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import styles from './problem-row.module.css';

interface ProblemRowProps {
  row: HealthRow;
  query: HealthQuery;
  locale: Locale;
}

/** One problem: where it is, what was found, what to do, and the ways to do it. */
export function ProblemRow({ row, query, locale }: ProblemRowProps) {
  const t = translator(locale);
  const { file, line, code } = row;
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <p className={styles.place}>
          <span className={styles.severity} data-severity={row.severity}>
            {t(`health.severity.${row.severity}`)}
          </span>{' '}
          {query.by === 'kind' && (
            <>
              <bdi className={styles.title}>{row.title}</bdi>{' '}
            </>
          )}
          <span>{t(query.by === 'kind' ? 'health.place' : 'health.line', { file, line })}</span>
        </p>
        <p>
          {row.found} {row.fix}
        </p>
      </div>
      <div className={styles.ways}>
        {row.button && (
          <form method="post" action="/admin/health/fix">
            <input type="hidden" name="code" value={code} />
            <input type="hidden" name="file" value={file} />
            <input type="hidden" name="line" value={line} />
            <input type="hidden" name="column" value={row.column} />
            <input type="hidden" name="back" value={healthAddress(query).split('?')[1] ?? ''} />
            <ActionButton>{row.button}</ActionButton>
          </form>
        )}
        {row.edit && (
          <a href={row.edit}>
            {t(code === 'translation-missing' ? 'health.translate' : 'health.edit')}
            <span className="visually-hidden">: {row.title}</span>
          </a>
        )}
        {row.history && <a href={row.history}>{t('health.sourceHistory')}</a>}
      </div>
    </li>
  );
}

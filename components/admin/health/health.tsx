import { FormErrors } from '#components/admin/form-errors.tsx';
import { Moment } from '#components/admin/moment.tsx';
import { PlainNotice } from '#components/admin/plain-notice.tsx';
import type { HealthView } from '#lib/cms/health/content-health.ts';
import { type HealthQuery, healthAddress } from '#lib/cms/health/health-query.ts';
import type { CheckProgress } from '#lib/content/check/find-all.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import { version } from '#lib/version.ts';
import styles from './health.module.css';
import { HealthFilters } from './health-filters.tsx';
import { ProblemGroup } from './problem-group.tsx';

interface HealthProps {
  /** `null` while the first check is under way. */
  view: HealthView | null;
  /** How far the check is that is under way. */
  progress: CheckProgress | null;
  query: HealthQuery;
  locale: Locale;
}

/** What is wrong with the content: counted, filtered, grouped, and mended where that takes one click. */
export function Health({ view, progress, query, locale }: HealthProps) {
  const t = translator(locale);
  const far = progress && progress.done < progress.total && <p>{t('health.progress', { ...progress })}</p>;
  const again = <a href={healthAddress(query)}>{t('health.again')}</a>;
  if (!view)
    return (
      <PlainNotice>
        <p>{t('health.first')}</p>
        {far}
        <p>{again}</p>
      </PlainNotice>
    );
  const isWhole = !query.severity && !query.kind && !query.file;
  return (
    <>
      <FormErrors locale={locale} />
      <p className={styles.intro}>{t('health.intro')}</p>
      {!view.isCurrent && (
        <PlainNotice>
          <p>
            {t('health.checking')} {again}
          </p>
          {far}
        </PlainNotice>
      )}
      <HealthFilters counts={view.counts} query={query} locale={locale} />
      <div className={styles.groups} id="problems" tabIndex={-1}>
        {view.groups.length === 0 && <p>{t(isWhole ? 'health.none' : 'health.noneHere')}</p>}
        {view.groups.map((group) => (
          <ProblemGroup key={group.id} group={group} query={query} locale={locale} />
        ))}
      </div>
      {view.pages > 1 && <Pages pages={view.pages} query={query} locale={locale} />}
      <p className={styles.foot}>
        {t('health.checkedAt')} <Moment at={view.checkedAt} locale={locale} />{' '}
        {t('health.version', { version })}
      </p>
    </>
  );
}

function Pages({ pages, query, locale }: { pages: number; query: HealthQuery; locale: Locale }) {
  const t = translator(locale);
  const page = Math.min(query.page, pages);
  return (
    <nav className={styles.pages} aria-label={t('health.pages.label')}>
      {page > 1 && (
        <a rel="prev" href={healthAddress({ ...query, page: page - 1 })}>
          {t('health.pages.previous')}
        </a>
      )}
      <span>{t('health.pages.position', { page, pages })}</span>
      {page < pages && (
        <a rel="next" href={healthAddress({ ...query, page: page + 1 })}>
          {t('health.pages.next')}
        </a>
      )}
    </nav>
  );
}

import { ActionButton } from '#components/admin/action-button.tsx';
import { FormErrors } from '#components/admin/form-errors.tsx';
import { Section } from '#components/admin/section.tsx';
import type { EntryView } from '#lib/cms/history/content-history.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import { Comparison } from './comparison.tsx';
import styles from './entry-history.module.css';
import { VersionRow } from './version-row.tsx';

interface EntryHistoryProps {
  view: EntryView;
  locale: Locale;
}

/** The versions of a document: compare two, or bring one back. */
export function EntryHistory({ view, locale }: EntryHistoryProps) {
  const t = translator(locale);
  const { compared, versions } = view;
  const isGone = versions[0]?.state === 'deleted';
  const chosen = {
    from: compared?.from ?? versions[1]?.commit ?? '',
    to: compared?.to ?? versions[0]?.commit ?? '',
  };
  return (
    <>
      <FormErrors locale={locale} />
      <p className={styles.ways}>
        <span className={styles.path}>{view.id}</span>
        {view.edit && <a href={view.edit}>{t('history.entry.edit')}</a>}
        <a href="/admin/history">{t('history.entry.all')}</a>
      </p>
      {isGone && <p>{t('history.entry.gone')}</p>}
      {compared && <Comparison compared={compared} versions={versions} locale={locale} />}
      <Section title={t('history.entry.versions')}>
        {versions.length > 1 && (
          <form
            id="compare"
            className={styles.compare}
            action="/admin/history"
            aria-label={t('history.entry.chooseBoth')}
          >
            <input type="hidden" name="path" value={`content/${view.id}`} />
            <ActionButton weight="strong">{t('history.entry.compare')}</ActionButton>
          </form>
        )}
        <ol className={styles.versions} id="versions" tabIndex={-1}>
          {versions.map((version) => (
            <VersionRow
              key={version.commit}
              id={view.id}
              version={version}
              chosen={versions.length > 1 ? chosen : null}
              locale={locale}
            />
          ))}
        </ol>
      </Section>
    </>
  );
}

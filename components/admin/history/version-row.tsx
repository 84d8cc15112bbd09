import { ActionButton } from '#components/admin/action-button.tsx';
import { Moment } from '#components/admin/moment.tsx';
import type { EntryVersion } from '#lib/cms/history/content-history.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { formatMoment } from '#lib/i18n/moments.ts';
import { translator } from '#lib/i18n/translate.ts';
import styles from './version-row.module.css';

interface VersionRowProps {
  /** Of the document. */
  id: string;
  version: EntryVersion;
  /** The commits that are to be compared; `null` where there is nothing to compare. */
  chosen: { from: string; to: string } | null;
  locale: Locale;
}

/** One version of a document: who, when, what, and the way back to it. */
export function VersionRow({ id, version, chosen, locale }: VersionRowProps) {
  const t = translator(locale);
  const { commit, state } = version;
  const when = formatMoment(version.at, locale);
  return (
    <li className={styles.row}>
      {chosen && (
        <div className={styles.choice}>
          {(['from', 'to'] as const).map((name) => (
            <label key={name}>
              <input
                type="radio"
                name={name}
                value={commit}
                form="compare"
                defaultChecked={chosen[name] === commit}
              />
              <span aria-hidden="true">{t(`history.entry.${name}Short`)}</span>
              <span className="visually-hidden">{t(`history.entry.${name}`, { when })}</span>
            </label>
          ))}
        </div>
      )}
      <div className={styles.words}>
        <p className={styles.when}>
          <Moment at={version.at} locale={locale} /> · <bdi>{version.who}</bdi>
        </p>
        <ul className={styles.changes}>
          {version.changes.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      </div>
      {state === 'current' && <p className={styles.current}>{t('history.entry.current')}</p>}
      {state === 'earlier' && (
        <form method="post" action="/admin/history/restore">
          <input type="hidden" name="path" value={`content/${id}`} />
          <input type="hidden" name="commit" value={commit} />
          <ActionButton>
            <span aria-hidden="true">{t('history.entry.restore')}</span>
            <span className="visually-hidden">{t('history.entry.restoreOf', { when })}</span>
          </ActionButton>
        </form>
      )}
    </li>
  );
}

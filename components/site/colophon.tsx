import type { PageBase } from '#lib/content/page-data.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import styles from './colophon.module.css';

/** Our server puts the page's measured weight here, compressed, with its styles. */
const weight = '{{page-weight}}';

/** The true small print: weight, privacy, licences, and the last change of the words. */
export function Colophon({ page: { frame, changed } }: { page: PageBase }) {
  const t = translator(frame.locale);
  return (
    <div className={styles.colophon}>
      <p>{t('site.colophon.weight', { weight })}</p>
      {changed && (
        <p>
          {t.rich('site.colophon.changed', {
            by: changed.by,
            day: formatDay(changed.at, frame.locale),
            time: (day) => <time dateTime={changed.at.slice(0, 10)}>{day}</time>,
          })}
        </p>
      )}
      <p>
        {t.rich('site.colophon.licences', {
          text: (name) => (
            <a href={`https://creativecommons.org/licenses/by-sa/4.0/deed.${frame.locale}`}>{name}</a>
          ),
          code: (name) => <a href="https://opensource.org/license/mit">{name}</a>,
        })}
      </p>
      <p>{t('site.colophon.type')}</p>
    </div>
  );
}

function formatDay(at: string, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'Europe/Madrid' }).format(
    new Date(at),
  );
}

import type { MessageList } from '#lib/contact/message-store.ts';
import { type Locale, localeCodes, locales } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import type { InboxQuery } from '#lib/inbox/inbox-query.ts';
import { ActionButton } from './action-button.tsx';
import { Field } from './field.tsx';
import styles from './filters.module.css';

interface FiltersProps {
  list: MessageList;
  query: InboxQuery;
  locale: Locale;
}

/** What is looked for: words, a service, a language. A search looks in every message that is not set aside. */
export function Filters({ list: { services }, query, locale }: FiltersProps) {
  const t = translator(locale);
  return (
    <search aria-label={t('inbox.filters.label')}>
      <form className={styles.filters} action="/admin/inbox">
        {query.tab === 'quarantine' && <input type="hidden" name="status" value="quarantine" />}
        <div className={styles.search}>
          <Field id="search" label={t('inbox.filters.search')} hint={t('inbox.filters.searchHint')}>
            {(links) => <input {...links} type="search" name="search" defaultValue={query.search} />}
          </Field>
        </div>
        {services.length > 0 && (
          <Field id="service" label={t('inbox.filters.service')}>
            {(links) => (
              <select {...links} name="service" defaultValue={query.service}>
                <option value="">{t('inbox.filters.any')}</option>
                {services.map(({ key, title }) => (
                  <option key={key} value={key}>
                    {title}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        <Field id="lang" label={t('inbox.filters.language')}>
          {(links) => (
            <select {...links} name="lang" defaultValue={query.locale ?? ''}>
              <option value="">{t('inbox.filters.any')}</option>
              {localeCodes.map((code) => (
                <option key={code} value={code} lang={code}>
                  {locales[code].name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <ActionButton weight="strong">{t('inbox.filters.apply')}</ActionButton>
      </form>
    </search>
  );
}

import { ActionButton } from '#components/admin/action-button.tsx';
import { Field } from '#components/ui/field.tsx';
import type { MessageList } from '#lib/contact/message-store.ts';
import { type Locale, localeCodes, locales } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import type { InboxQuery } from '#lib/inbox/inbox-query.ts';
import styles from './filters.module.css';

interface FiltersProps {
  list: MessageList;
  query: InboxQuery;
  locale: Locale;
}

/** What is looked for: words, a service, a language. A search looks in every message that is not set aside. */
export function Filters({ list: { services }, query, locale }: FiltersProps) {
  const t = translator(locale);
  const isNarrowed = query.service !== '' || query.locale !== null;
  return (
    <search aria-label={t('inbox.filters.label')}>
      <form className={styles.filters} action="/admin/inbox">
        {query.tab === 'quarantine' && <input type="hidden" name="status" value="quarantine" />}
        <Field id="search" label={t('inbox.filters.search')}>
          {(links) => <input {...links} type="search" name="search" defaultValue={query.search} />}
        </Field>
        <ActionButton weight="strong">{t('inbox.filters.apply')}</ActionButton>
        <details className={styles.more} open={isNarrowed}>
          <summary>{t('inbox.filters.more')}</summary>
          <div className={styles.choices}>
            <Choice
              id="service"
              label={t('inbox.filters.service')}
              value={query.service}
              any={t('inbox.filters.any')}
              choices={services.map(({ key, title }) => [key, title])}
            />
            <Choice
              id="lang"
              label={t('inbox.filters.language')}
              value={query.locale ?? ''}
              any={t('inbox.filters.any')}
              choices={localeCodes.map((code) => [code, locales[code].name])}
            />
          </div>
        </details>
      </form>
    </search>
  );
}

interface ChoiceProps {
  /** Also the name under which it is sent. */
  id: string;
  label: string;
  value: string;
  /** The words for no choice. */
  any: string;
  /** Values with their words. */
  choices: readonly (readonly [string, string])[];
}

function Choice({ id, label, value, any, choices }: ChoiceProps) {
  return (
    <Field id={id} label={label}>
      {(links) => (
        <select {...links} name={id} defaultValue={value}>
          <option value="">{any}</option>
          {choices.map(([key, words]) => (
            <option key={key} value={key}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

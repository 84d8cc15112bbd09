import { ActionButton } from '#components/admin/action-button.tsx';
import { fieldError } from '#components/admin/field-error.ts';
import { FormErrors } from '#components/admin/form-errors.tsx';
import { Field } from '#components/ui/field.tsx';
import type { AdminFormState } from '#lib/admin/admin-route.ts';
import type { StoredMessage } from '#lib/contact/message.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import { HeldData } from './held-data.tsx';
import styles from './person-data.module.css';

interface PersonDataProps {
  /** The address that was looked for; empty before. */
  email: string;
  /** What is held under it; `null` before anything was looked for. */
  messages: readonly StoredMessage[] | null;
  locale: Locale;
  form: AdminFormState | null;
}

/** What is held of one person, found by their address: to hand out or to erase. */
export function PersonData({ email, messages, locale, form }: PersonDataProps) {
  const t = translator(locale);
  const errors = form?.errors ?? {};
  return (
    <div className={styles.page}>
      <FormErrors locale={locale} />
      <p className={styles.lead}>{t('inbox.person.lead')}</p>
      <form className={styles.search} method="post" action="/admin/inbox/person">
        <Field id="email" label={t('inbox.person.email')} error={fieldError(errors.email, t)}>
          {(links) => (
            <input
              {...links}
              type="text"
              inputMode="email"
              autoComplete="off"
              name="email"
              defaultValue={email}
            />
          )}
        </Field>
        <ActionButton weight="strong">{t('inbox.person.search')}</ActionButton>
      </form>
      {messages && <HeldData email={email} messages={messages} locale={locale} error={errors.confirmed} />}
    </div>
  );
}

import { Button } from '#components/ui/button.tsx';
import { CheckBox } from '#components/ui/check-box.tsx';
import type { ContactFormState } from '#lib/contact/contact-form-state.ts';
import { mostCharacters } from '#lib/contact/message-schema.ts';
import { trapField } from '#lib/contact/trap-field.ts';
import type { ContactFormData, EntrySummary } from '#lib/content/page-data.ts';
import { formTokenPlace } from '#lib/http/form-token-place.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import styles from './contact-form.module.css';
import { FileField } from './file-field.tsx';
import { formErrors } from './form-errors.ts';
import { TextField } from './text-field.tsx';

interface ContactFormProps {
  locale: Locale;
  form: ContactFormData;
  /** What the message will be about. */
  service: Pick<EntrySummary, 'slug'> | null;
  /** What was sent and could not be taken. */
  state: ContactFormState | null;
}

/** The form for writing to the foundation; it needs no script. */
export function ContactForm({ locale, form, service, state }: ContactFormProps) {
  const t = translator(locale);
  const errors = formErrors(t, state);
  const shared = { t, state, errors };
  return (
    <form className={styles.form} method="post" action={form.action} encType="multipart/form-data" noValidate>
      <input type="hidden" name="token" value={state?.token ?? formTokenPlace} />
      {service && <input type="hidden" name="service" value={service.slug} />}
      {form.page && <input type="hidden" name="page" value={form.page} />}
      <fieldset className={styles.part}>
        <legend className={styles.legend}>{t('contact.form.you')}</legend>
        <div className={styles.fields}>
          <TextField {...shared} name="name" autoComplete="name" isRequired />
          <TextField {...shared} name="email" autoComplete="email" isRequired />
          <TextField {...shared} name="organization" autoComplete="organization" />
          <TextField {...shared} name="position" autoComplete="organization-title" />
          <TextField {...shared} name="city" autoComplete="address-level2" />
        </div>
      </fieldset>
      <fieldset className={styles.part}>
        <legend className={styles.legend}>{t('contact.form.say')}</legend>
        <div className={`${styles.fields} ${styles.wide}`}>
          <TextField
            {...shared}
            name="message"
            hint={t('contact.form.hints.message', { most: mostCharacters.message })}
            isRequired
          />
          <FileField {...shared} locale={locale} />
          <TextField {...shared} name="source" />
          <p className={styles.trap} aria-hidden="true">
            <label htmlFor={trapField}>{t('contact.form.labels.trap')}</label>
            <input id={trapField} name={trapField} type="text" tabIndex={-1} autoComplete="off" />
          </p>
          <CheckBox
            id="privacy"
            name="privacy"
            value="yes"
            label={t.rich('contact.form.labels.privacy', {
              link: (words) => (form.privacyHref ? <a href={form.privacyHref}>{words}</a> : words),
            })}
            isChecked={state?.hasConsent}
            isRequired
            error={errors?.of('privacy')}
          />
          <p>
            <Button>{t('contact.form.send')}</Button>
          </p>
        </div>
      </fieldset>
    </form>
  );
}

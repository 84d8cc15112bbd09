import { CheckBox } from '#components/ui/check-box.tsx';
import { Field } from '#components/ui/field.tsx';

import type { ContactFormState } from '#lib/contact/contact-form-state.ts';
import { fileSize } from '#lib/i18n/file-size.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import type { Translate } from '#lib/i18n/translate.ts';
import styles from './file-field.module.css';
import type { FormErrors } from './form-errors.ts';

interface FileFieldProps {
  t: Translate;
  locale: Locale;
  state: ContactFormState | null;
  errors: FormErrors | null;
}

const accepted = '.pdf,.odt,.docx,.png,.jpg,.jpeg,.webp';

/** The files of a message: those that came already, to be kept or not, and an input for others. */
export function FileField({ t, locale, state, errors }: FileFieldProps) {
  const uploads = state?.uploads ?? [];
  return (
    <>
      {uploads.length > 0 && (
        <fieldset className={styles.received}>
          <legend>{t('contact.form.received')}</legend>
          {uploads.map(({ id, name, size }) => (
            <CheckBox
              key={id}
              id={`upload-${id}`}
              name="upload"
              value={id}
              label={`${name} (${fileSize(size, locale)})`}
              isChecked
            />
          ))}
        </fieldset>
      )}
      <Field
        id="files"
        label={t('contact.form.labels.files')}
        mark={t('contact.form.optional')}
        hint={t('contact.form.hints.files')}
        error={errors?.of('files')}
      >
        {(control) => <input {...control} type="file" name="files" multiple accept={accepted} />}
      </Field>
    </>
  );
}

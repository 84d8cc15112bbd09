import { Field } from '#components/ui/field.tsx';
import type { ContactFormState } from '#lib/contact/contact-form-state.ts';
import type { TextField as Name } from '#lib/contact/message-schema.ts';
import type { Translate } from '#lib/i18n/translate.ts';
import type { FormErrors } from './form-errors.ts';

interface TextFieldProps {
  name: Name;
  t: Translate;
  state: ContactFormState | null;
  errors: FormErrors | null;
  autoComplete?: string;
  hint?: string;
  isRequired?: boolean;
}

/** One field of text of the contact form, with what was typed before. */
export function TextField({ name, t, state, errors, autoComplete, hint, isRequired }: TextFieldProps) {
  return (
    <Field
      id={name}
      label={t(`contact.form.labels.${name}`)}
      mark={isRequired ? undefined : t('contact.form.optional')}
      hint={hint}
      error={errors?.of(name)}
    >
      {(control) => {
        const shared = {
          ...control,
          name,
          autoComplete,
          required: isRequired,
          defaultValue: state?.values[name],
        };
        if (name === 'message') return <textarea {...shared} rows={9} />;
        const type = name === 'email' ? 'email' : 'text';
        return (
          <input
            {...shared}
            type={type}
            inputMode={name === 'email' ? 'email' : undefined}
            spellCheck={name === 'email' ? false : undefined}
          />
        );
      }}
    </Field>
  );
}

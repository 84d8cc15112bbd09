import { Field } from '#components/ui/field.tsx';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import { scoped } from '#lib/request-scope.ts';

interface TextFieldProps {
  name: string;
  label: string;
  hint?: string;
  locale: Locale;
  type?: 'text' | 'email' | 'password';
  autoComplete: string;
  inputMode?: 'numeric';
  /** What stands in it when the page is opened first. */
  value?: string;
}

/** One line to fill in; after wrong input with what was typed and what is wrong with it. */
export function TextField({ name, label, hint, locale, type = 'text', value, ...rest }: TextFieldProps) {
  const state = scoped('adminForm');
  const text = state?.errors[name];
  const error = text ? { prefix: translator(locale)('admin.form.errorPrefix'), text } : undefined;
  return (
    <Field id={name} label={label} hint={hint} error={error}>
      {(control) => (
        <input
          {...control}
          {...rest}
          type={type}
          name={name}
          defaultValue={type === 'password' ? undefined : (state?.values[name] ?? value)}
          spellCheck={false}
          autoCapitalize={type === 'text' && rest.autoComplete === 'name' ? 'words' : 'none'}
        />
      )}
    </Field>
  );
}

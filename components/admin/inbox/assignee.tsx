import { ActionButton } from '#components/admin/action-button.tsx';
import { fieldError } from '#components/admin/field-error.ts';
import { Field } from '#components/ui/field.tsx';
import type { Person } from '#lib/auth/session.ts';
import type { StoredMessage } from '#lib/contact/message.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import styles from './assignee.module.css';

interface AssigneeProps {
  message: StoredMessage;
  /** Where the form goes. */
  action: string;
  people: readonly Person[];
  locale: Locale;
  error: string | undefined;
}

/** Who looks after a message; somebody who no longer has access is still named. */
export function Assignee({ message: { assignee }, action, people, locale, error }: AssigneeProps) {
  const t = translator(locale);
  const isGone = assignee !== null && !people.some(({ id }) => id === assignee.id);
  return (
    <form className={styles.assignee} method="post" action={action}>
      <Field id="person" label={t('inbox.assignee.label')} error={fieldError(error, t)}>
        {(links) => (
          <select {...links} name="person" defaultValue={assignee?.id ?? ''}>
            <option value="">{t('inbox.assignee.nobody')}</option>
            {isGone && <option value={assignee.id}>{assignee.name}</option>}
            {people.map(({ id, name, email }) => (
              <option key={id} value={id}>
                {name || email}
              </option>
            ))}
          </select>
        )}
      </Field>
      <ActionButton>{t('inbox.assignee.save')}</ActionButton>
    </form>
  );
}

import { ActionButton } from '#components/admin/action-button.tsx';
import { fieldError } from '#components/admin/field-error.ts';
import { Moment } from '#components/admin/moment.tsx';
import { Section } from '#components/admin/section.tsx';
import { Field } from '#components/ui/field.tsx';
import type { AdminFormState } from '#lib/admin/admin-route.ts';
import type { StoredMessage } from '#lib/contact/message.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import { type InboxQuery, queryText } from '#lib/inbox/inbox-query.ts';
import styles from './notes.module.css';

interface NotesProps {
  message: StoredMessage;
  query: InboxQuery;
  locale: Locale;
  /** What was typed before and is wrong. */
  form: AdminFormState | null;
}

/** What the team has written down about a message, and a place for more. */
export function Notes({ message: { id, notes }, query, locale, form }: NotesProps) {
  const t = translator(locale);
  return (
    <Section title={t('inbox.notes.title')}>
      {notes.length === 0 ? (
        <p>{t('inbox.notes.none')}</p>
      ) : (
        <ol className={styles.notes}>
          {notes.map((note) => (
            <li key={note.id} className={styles.note}>
              <p className={styles.by}>
                <bdi>{note.authorName}</bdi>, <Moment at={note.createdAt} locale={locale} />
              </p>
              <div className={styles.text} dir="auto">
                {note.text}
              </div>
            </li>
          ))}
        </ol>
      )}
      <form className={styles.form} method="post" action={`/admin/inbox/${id}/notes${queryText(query)}`}>
        <Field
          id="text"
          label={t('inbox.notes.label')}
          hint={t('inbox.notes.hint')}
          error={fieldError(form?.errors.text, t)}
        >
          {(links) => <textarea {...links} name="text" defaultValue={form?.values.text ?? ''} />}
        </Field>
        <ActionButton>{t('inbox.notes.save')}</ActionButton>
      </form>
    </Section>
  );
}

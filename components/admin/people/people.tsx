import { ActionButton } from '#components/admin/action-button.tsx';
import { FormErrors } from '#components/admin/form-errors.tsx';
import { PlainNotice } from '#components/admin/plain-notice.tsx';
import { Section } from '#components/admin/section.tsx';
import { TextField } from '#components/admin/text-field.tsx';
import type { Person } from '#lib/auth/session.ts';
import { translator } from '#lib/i18n/translate.ts';
import styles from './people.module.css';
import { RoleField } from './role-field.tsx';

/** What the page says was done, by a code in its address. */
export const peopleNotices = ['invited', 'role', 'removed'] as const;

interface PeopleProps {
  people: readonly Person[];
  /** Who looks at the page. */
  self: Person;
  hasMail: boolean;
  notice: (typeof peopleNotices)[number] | null;
}

/** Who may sign in, and a form to let in somebody else. */
export function People({ people, self, hasMail, notice }: PeopleProps) {
  const { locale } = self;
  const t = translator(locale);
  return (
    <div className={styles.sections}>
      <FormErrors locale={locale} />
      {notice && <PlainNotice>{t(`auth.people.done.${notice}`)}</PlainNotice>}
      <ul className={styles.rows}>
        {people.map((person) => (
          <li key={person.id} className={styles.row}>
            <div>
              <strong>{person.name}</strong> <span className={styles.email}>{person.email}</span>
              <br />
              <span className={styles.detail}>
                {[
                  t(`auth.people.roles.${person.role}`),
                  person.hasTwoFactor && t('auth.people.hasSecondFactor'),
                  person.id === self.id && t('auth.people.you'),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </div>
            <a className={styles.manage} href={`/admin/people/${person.id}`}>
              {t.rich('auth.people.manage', {
                name: person.name,
                hidden: (words) => <span className="visually-hidden">{words}</span>,
              })}
            </a>
          </li>
        ))}
      </ul>
      <Section title={t('auth.people.invite')}>
        <p>{t(hasMail ? 'auth.people.inviteHint' : 'auth.people.inviteHintNoMail')}</p>
        <form className={styles.form} method="post" action="/admin/people" noValidate>
          <TextField name="name" label={t('auth.people.name')} autoComplete="off" locale={locale} />
          <TextField
            name="email"
            type="email"
            label={t('auth.fields.email')}
            autoComplete="off"
            locale={locale}
          />
          <RoleField current="editor" locale={locale} />
          <div>
            <ActionButton weight="strong">{t('auth.people.send')}</ActionButton>
          </div>
        </form>
      </Section>
    </div>
  );
}

import { ActionButton } from '#components/admin/action-button.tsx';
import { FormErrors } from '#components/admin/form-errors.tsx';
import { PlainNotice } from '#components/admin/plain-notice.tsx';
import { Section } from '#components/admin/section.tsx';
import { CheckBox } from '#components/ui/check-box.tsx';
import type { Person as PersonData } from '#lib/auth/session.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import { scoped } from '#lib/request-scope.ts';
import styles from './people.module.css';
import { RoleField } from './role-field.tsx';

interface PersonProps {
  person: PersonData;
  isSelf: boolean;
  /** The language of who looks at the page. */
  locale: Locale;
}

/** What an admin can do about one person. */
export function Person({ person, isSelf, locale }: PersonProps) {
  const t = translator(locale);
  const state = scoped('adminForm');
  const action = `/admin/people/${person.id}`;
  const wrong = state?.errors.sure;
  return (
    <div className={styles.sections}>
      <FormErrors locale={locale} />
      {state?.values.link && (
        <PlainNotice>
          <p>{t('auth.people.linkShown', { name: person.name })}</p>
          <p>
            <code>{state.values.link}</code>
          </p>
        </PlainNotice>
      )}
      <form className={styles.form} method="post" action={action}>
        <RoleField current={person.role} locale={locale} />
        <div>
          <ActionButton name="do" value="role" weight="strong">
            {t('auth.people.saveRole')}
          </ActionButton>
        </div>
      </form>
      <Section title={t('auth.people.newLink')}>
        <p>{t('auth.people.newLinkText')}</p>
        <form method="post" action={action}>
          <ActionButton name="do" value="invite">
            {t('auth.people.makeLink')}
          </ActionButton>
        </form>
      </Section>
      {!isSelf && (
        <Section title={t('auth.people.remove')}>
          <p>{t('auth.people.removeText')}</p>
          <form className={styles.form} method="post" action={action} noValidate>
            <CheckBox
              id="sure"
              name="sure"
              value="yes"
              label={t('auth.people.sure', { name: person.name })}
              error={wrong ? { prefix: t('admin.form.errorPrefix'), text: wrong } : undefined}
            />
            <div>
              <ActionButton name="do" value="remove" weight="grave">
                {t('auth.people.removeSubmit')}
              </ActionButton>
            </div>
          </form>
        </Section>
      )}
      <p>
        <a href="/admin/people">{t('auth.people.back')}</a>
      </p>
    </div>
  );
}

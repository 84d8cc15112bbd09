import type { AdminRefusal } from '#lib/admin/admin-refusal.ts';
import type { Session } from '#lib/auth/session.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import { AdminFrame } from './admin-frame.tsx';
import styles from './refused.module.css';

interface RefusedProps {
  session: Session | null;
  locale: Locale;
  reason: AdminRefusal;
}

/** Says why a request was not carried out, and where to go on. */
export function Refused({ session, locale, reason }: RefusedProps) {
  const t = translator(locale);
  const title = t(`admin.refused.${reason}.title`);
  const words = <p className={styles.words}>{t(`admin.refused.${reason}.text`)}</p>;
  if (session)
    return (
      <AdminFrame session={session} current={null} title={title}>
        {words}
        <p>
          <a href="/admin">{t('admin.refused.back')}</a>
        </p>
      </AdminFrame>
    );
  return (
    <main className={`wrap ${styles.alone}`}>
      <h1>{title}</h1>
      {words}
      <p>
        <a href="/admin/sign-in">{t('admin.refused.signIn')}</a>
      </p>
    </main>
  );
}

import type { ReactNode } from 'react';
import { Sign } from '#components/drawings/sign.tsx';
import { type AdminSection, adminSections } from '#lib/admin/admin-sections.ts';
import { mayActAs, type Session } from '#lib/auth/session.ts';
import { translator } from '#lib/i18n/translate.ts';
import styles from './admin-frame.module.css';

interface AdminFrameProps {
  session: Session;
  /** The section that the page belongs to. */
  current: AdminSection | null;
  /** The heading of the page; what stands in `<title>` is the page's metadata. */
  title: ReactNode;
  children: ReactNode;
}

/** What stands around every page for people who have signed in: skip link, menu, heading. */
export function AdminFrame({ session, current, title, children }: AdminFrameProps) {
  const { person } = session;
  const t = translator(person.locale);
  const sections = adminSections.filter(({ role }) => mayActAs(person.role, role));
  return (
    <>
      <a className={styles.skip} href="#content">
        {t('admin.skipLink')}
      </a>
      <header className={styles.header}>
        <div className={`wrap ${styles.bar}`}>
          <a className={styles.home} href="/admin">
            <Sign className={styles.sign} />
            Platoniq
          </a>
          <nav className={styles.menu} aria-label={t('admin.menu')}>
            <ul className={styles.links}>
              {sections.map(({ name, href }) => (
                <li key={name}>
                  <a href={href} aria-current={name === current ? 'true' : undefined}>
                    {t(`admin.sections.${name}`)}
                  </a>
                </li>
              ))}
              <li>
                <a href={`/${person.locale}`}>{t('admin.site')}</a>
              </li>
            </ul>
          </nav>
          <form className={styles.out} method="post" action="/admin/sign-out">
            <span className={styles.who}>{person.name || person.email}</span>
            <button type="submit">{t('admin.signOut')}</button>
          </form>
        </div>
      </header>
      <main id="content" tabIndex={-1} className={`wrap ${styles.main}`}>
        <h1 className={styles.title}>{title}</h1>
        {children}
      </main>
    </>
  );
}

import { Moment } from '#components/admin/moment.tsx';
import type { Person } from '#lib/auth/session.ts';
import type { AuditEntry } from '#lib/database/audit.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { type Translate, translator } from '#lib/i18n/translate.ts';
import styles from './audit.module.css';
import { AuditSubject } from './audit-subject.tsx';
import { auditWords } from './audit-words.ts';

interface AuditProps {
  entries: readonly AuditEntry[];
  /** From 1. */
  page: number;
  pages: number;
  /** Who may sign in today; events name people by their id. */
  people: readonly Person[];
  locale: Locale;
}

/** Who did what, the latest first. */
export function Audit({ entries, page, pages, people, locale }: AuditProps) {
  const t = translator(locale);
  if (entries.length === 0) return <p>{t('auth.audit.empty')}</p>;
  return (
    <>
      <p>{t('auth.audit.text')}</p>
      <table className={styles.table}>
        <caption className="visually-hidden">{t('auth.audit.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('auth.audit.when')}</th>
            <th scope="col">{t('auth.audit.who')}</th>
            <th scope="col">{t('auth.audit.what')}</th>
            <th scope="col">{t('auth.audit.subject')}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <td>
                <Moment at={entry.at} locale={locale} />
              </td>
              <td>{actorName(entry, t)}</td>
              <td>{auditWords(entry, t)}</td>
              <td>
                <AuditSubject entry={entry} people={people} locale={locale} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {pages > 1 && (
        <nav className={styles.pages} aria-label={t('auth.audit.pages')}>
          {page > 1 && (
            <a rel="prev" href={`/admin/audit?page=${page - 1}`}>
              {t('auth.audit.previous')}
            </a>
          )}
          <span>{t('auth.audit.position', { page, pages })}</span>
          {page < pages && (
            <a rel="next" href={`/admin/audit?page=${page + 1}`}>
              {t('auth.audit.next')}
            </a>
          )}
        </nav>
      )}
    </>
  );
}

function actorName({ actor }: AuditEntry, t: Translate): string {
  if (actor.id === 'system') return t('auth.audit.system');
  return actor.id === 'terminal' ? t('auth.audit.terminal') : actor.name;
}

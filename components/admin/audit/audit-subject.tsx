import type { Person } from '#lib/auth/session.ts';
import { historyAddress } from '#lib/cms/links/history-address.ts';
import { collections } from '#lib/content/collections/all.ts';
import { contentFile } from '#lib/content/content-file.ts';
import type { AuditEntry } from '#lib/database/audit.ts';
import { wordsIn } from '#lib/fields/field.ts';
import { type Locale, locales } from '#lib/i18n/locales.ts';
import { type Translate, translator } from '#lib/i18n/translate.ts';

interface AuditSubjectProps {
  entry: AuditEntry;
  /** Who may sign in today; events name people by their id. */
  people: readonly Person[];
  locale: Locale;
}

/** What an event was about: a person, documents with the way to their history, or what it is called. */
export function AuditSubject({ entry: { action, subject }, people, locale }: AuditSubjectProps) {
  if (/^(?:person|password|second-factor)\./.test(action))
    return personName(subject, people, translator(locale));
  if (!/^(?:entry|share)\./.test(action)) return subject;
  const documents = subject.split(', ').map((path) => ({ path, id: path.replace(/^.*?content\//, '') }));
  return (
    <ul>
      {documents.map(({ path, id }) => (
        <li key={path}>
          {contentFile(id) ? <a href={historyAddress(id)}>{documentName(id, locale)}</a> : path}
        </li>
      ))}
    </ul>
  );
}

function documentName(id: string, locale: Locale): string {
  const file = contentFile(id);
  if (!file) return id;
  const language = file.locale ? ` (${locales[file.locale].name})` : '';
  return `${wordsIn(collections[file.collection].label, locale)}: ${file.stem}${language}`;
}

function personName(id: string, people: readonly Person[], t: Translate): string {
  return people.find((person) => person.id === id)?.name ?? t('auth.audit.former');
}

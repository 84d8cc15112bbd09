import { ActionButton } from '#components/admin/action-button.tsx';
import { FormErrors } from '#components/admin/form-errors.tsx';
import { Moment } from '#components/admin/moment.tsx';
import { Section } from '#components/admin/section.tsx';
import type { Publish, RecentView, TouchedDocument } from '#lib/cms/history/content-history.ts';
import { defaultLocale, type Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import styles from './recent.module.css';

interface RecentProps {
  view: RecentView;
  /** From 1. */
  page: number;
  locale: Locale;
}

/** The latest publishes, each with the button that takes it back, and what was deleted. */
export function Recent({ view, page, locale }: RecentProps) {
  const t = translator(locale);
  return (
    <>
      <FormErrors locale={locale} />
      <p className={styles.intro}>{t('history.intro')}</p>
      {view.publishes.length === 0 && <p>{t('history.none')}</p>}
      <ol className={styles.list} id="versions" tabIndex={-1}>
        {view.publishes.map((publish) => (
          <PublishRow key={publish.commit} publish={publish} locale={locale} />
        ))}
      </ol>
      {(view.hasOlder || page > 1) && (
        <nav className={styles.pages} aria-label={t('history.pages')}>
          {page > 1 && (
            <a rel="prev" href={`/admin/history?page=${page - 1}`}>
              {t('history.newer')}
            </a>
          )}
          {view.hasOlder && (
            <a rel="next" href={`/admin/history?page=${page + 1}`}>
              {t('history.older')}
            </a>
          )}
        </nav>
      )}
      {view.deleted.length > 0 && (
        <Section title={t('history.deleted.title')}>
          <p>{t('history.deleted.text')}</p>
          <ul className={styles.deleted}>
            {view.deleted.map((document) => (
              <li key={document.history}>
                <DocumentName document={document} />, {t('history.deleted.by', { who: document.who })},{' '}
                <Moment at={document.at} locale={locale} />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function PublishRow({ publish, locale }: { publish: Publish; locale: Locale }) {
  const t = translator(locale);
  const { commit, subject, documents, more } = publish;
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <p className={styles.when}>
          <Moment at={publish.at} locale={locale} /> · <bdi>{publish.who}</bdi>
        </p>
        <p className={styles.subject} lang={locale === defaultLocale ? undefined : defaultLocale}>
          {subject}
        </p>
        <ul className={styles.documents}>
          {documents.map((document) => (
            <li key={`${document.history}${document.title}`}>
              {t(`history.state.${document.state}`)}: <DocumentName document={document} />
            </li>
          ))}
          {more > 0 && <li>{t('history.more', { count: more })}</li>}
        </ul>
      </div>
      {publish.canUndo && (
        <form method="post" action="/admin/history/undo">
          <input type="hidden" name="commit" value={commit} />
          <ActionButton>
            {t('history.undo')}
            <span className="visually-hidden">: {subject}</span>
          </ActionButton>
        </form>
      )}
    </li>
  );
}

function DocumentName({ document: { title, language, history } }: { document: TouchedDocument }) {
  const words = (
    <>
      <bdi>{title}</bdi>
      {language && ` (${language})`}
    </>
  );
  return history ? <a href={history}>{words}</a> : words;
}

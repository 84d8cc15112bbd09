import type { LanguageLink } from '#lib/content/page-data.ts';
import { type Locale, locales } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import styles from './fallback-notice.module.css';

interface FallbackNoticeProps {
  /** The language of the page. */
  locale: Locale;
  /** The language of the text. */
  lang: Locale;
  languages: readonly LanguageLink[];
}

/** Says that a text exists in another language only, and leads to it (content case 30). */
export function FallbackNotice({ locale, lang, languages }: FallbackNoticeProps) {
  const t = translator(locale);
  const original = languages.find((language) => language.locale === lang);
  return (
    <aside className={styles.notice}>
      <p className="wrap">
        {t('site.fallback.notice', { language: languageName(lang, locale) })}{' '}
        {original && (
          <a href={original.href} hrefLang={lang}>
            {t.rich('site.fallback.original', {
              language: locales[lang].name,
              name: (name) => <span lang={lang}>{name}</span>,
            })}
          </a>
        )}
      </p>
    </aside>
  );
}

function languageName(lang: Locale, locale: Locale): string {
  return new Intl.DisplayNames(locale, { type: 'language' }).of(lang) ?? locales[lang].name;
}

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
  const language = languageName(lang, locale);
  const original = languages.find((link) => link.locale === lang);
  return (
    <div className={styles.notice} role="note">
      <p className="wrap">
        {t('site.fallback.notice', { language })}{' '}
        {original && (
          <a href={original.href} hrefLang={lang}>
            {t('site.fallback.original', { language })}
          </a>
        )}
      </p>
    </div>
  );
}

function languageName(lang: Locale, locale: Locale): string {
  return new Intl.DisplayNames(locale, { type: 'language' }).of(lang) ?? locales[lang].name;
}

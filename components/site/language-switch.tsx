import type { LanguageLink } from '#lib/content/page-data.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import styles from './language-switch.module.css';

interface LanguageSwitchProps {
  languages: readonly LanguageLink[];
  /** The language of the page. */
  locale: Locale;
}

/** The same page in the other languages; says so where a text is not written in one of them (content case 30). */
export function LanguageSwitch({ languages, locale }: LanguageSwitchProps) {
  const t = translator(locale);
  return (
    <ul className={styles.languages}>
      {languages.map(({ locale: code, name, href, translated, current }) => (
        <li key={code}>
          <a href={href} hrefLang={code} aria-current={current ? 'true' : undefined}>
            <span lang={code}>{name}</span>
            {!translated && <small> {t('site.languages.untranslated')}</small>}
          </a>
        </li>
      ))}
    </ul>
  );
}

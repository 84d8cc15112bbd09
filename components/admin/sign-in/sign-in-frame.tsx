import type { ReactNode } from 'react';
import { Sign } from '#components/drawings/sign.tsx';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import styles from './sign-in-frame.module.css';

interface SignInFrameProps {
  locale: Locale;
  title: string;
  children: ReactNode;
}

/** What stands around the pages on which somebody comes in: the poster, and beside it what there is to do. */
export function SignInFrame({ locale, title, children }: SignInFrameProps) {
  const t = translator(locale);
  return (
    <main className={styles.page}>
      <div className={styles.poster} data-family="strategy">
        <p className={styles.home}>
          <a href={`/${locale}`}>
            <Sign className={styles.sign} />
            <span>
              Platoniq <span className="visually-hidden">{t('auth.signIn.toSite')}</span>
            </span>
          </a>
        </p>
        <h1 className={styles.title}>{title}</h1>
        <Sign className={styles.drawing} />
      </div>
      <div className={styles.forms}>{children}</div>
    </main>
  );
}

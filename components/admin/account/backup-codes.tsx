import { PlainNotice } from '#components/admin/plain-notice.tsx';
import { Section } from '#components/admin/section.tsx';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import second from './second-factor.module.css';

/** Backup codes, the one time that they are shown. */
export function BackupCodes({ codes, locale }: { codes: readonly string[]; locale: Locale }) {
  const t = translator(locale);
  return (
    <Section title={t('auth.secondFactor.codes.heading')}>
      <PlainNotice>{t('auth.secondFactor.codes.keep')}</PlainNotice>
      <ul className={second.codes}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </Section>
  );
}

import type { Environment } from '#lib/env.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import { mailSettings } from './mail-settings.ts';

/** What the start of the server says about mail: nothing where all is set, else what is missing and what follows. */
export function mailAdvice(
  environment: Pick<Environment, 'smtpUrl' | 'mailFrom' | 'contactTo' | 'siteUrl'>,
  locale: Locale,
): string[] {
  const t = translator(locale);
  const inbox = `${environment.siteUrl}/admin/inbox`;
  const settings = mailSettings(environment);
  if (settings === null) return [t('mail.advice.noServer', { inbox })];
  return [
    ...(settings.contactTo === null ? [t('mail.advice.noContact', { inbox })] : []),
    ...(environment.mailFrom === null ? [t('mail.advice.noSender', { address: settings.from.address })] : []),
  ];
}

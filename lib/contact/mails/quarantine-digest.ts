import { defaultLocale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import { writeBody } from '#lib/mail/mail-body.ts';
import type { OutgoingMail } from '#lib/mail/outgoing-mail.ts';

/** Asks the team, at most once a day, to look through the `count` messages that were set aside since the last one. */
export function quarantineDigest(
  count: number,
  { siteUrl, contactTo }: { siteUrl: string; contactTo: string },
): OutgoingMail {
  const t = translator(defaultLocale);
  const subject = t('mail.digest.subject', { count });
  const body = writeBody(
    [
      { kind: 'text', text: t('mail.digest.intro', { count }) },
      { kind: 'link', label: t('mail.digest.link'), url: `${siteUrl}/admin/inbox?status=quarantine` },
      { kind: 'text', text: t('mail.digest.why') },
    ],
    { locale: defaultLocale, title: subject },
  );
  return { kind: 'digest', to: contactTo, locale: defaultLocale, subject, ...body };
}

import { translator } from '#lib/i18n/translate.ts';
import { writeBody } from '#lib/mail/mail-body.ts';
import type { OutgoingMail } from '#lib/mail/outgoing-mail.ts';
import type { LinkMail } from '#lib/mail/sign-in-mails.ts';

/** The link with which somebody who has forgotten their password sets a new one. */
export function setPasswordMail({ to, locale, link, minutes }: LinkMail): OutgoingMail {
  const t = translator(locale);
  const subject = t('mail.setPassword.subject');
  const body = writeBody(
    [
      { kind: 'text', text: t('mail.setPassword.intro') },
      { kind: 'link', label: t('mail.setPassword.link'), url: link },
      { kind: 'text', text: t('mail.setPassword.once', { minutes }) },
      { kind: 'text', text: t('mail.setPassword.notYou') },
    ],
    { locale, title: subject },
  );
  return { kind: 'sign-in', to, locale, subject, ...body, expiresAt: Date.now() + minutes * 60_000 };
}

import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import { writeBody } from './mail-body.ts';
import type { OutgoingMail } from './outgoing-mail.ts';

/** A link that somebody is sent; the mail is dropped if it cannot be delivered before the link ends. */
export interface LinkMail {
  to: string;
  locale: Locale;
  /** The whole address. */
  link: string;
  /** For how long the link works from now on. */
  minutes: number;
}

/** The link that somebody has asked for to sign in. */
export function signInMail(mail: LinkMail): OutgoingMail {
  const t = translator(mail.locale);
  const subject = t('mail.signIn.subject');
  const body = writeBody(
    [
      { kind: 'text', text: t('mail.signIn.intro') },
      { kind: 'link', label: t('mail.signIn.link'), url: mail.link },
      { kind: 'text', text: t('mail.signIn.once', { minutes: mail.minutes }) },
      { kind: 'text', text: t('mail.signIn.notYou') },
    ],
    { locale: mail.locale, title: subject },
  );
  return { kind: 'sign-in', ...addressed(mail), subject, ...body };
}

/** The link that somebody has asked for to set a new password. */
export function setPasswordMail(mail: LinkMail): OutgoingMail {
  const t = translator(mail.locale);
  const subject = t('mail.setPassword.subject');
  const body = writeBody(
    [
      { kind: 'text', text: t('mail.setPassword.intro') },
      { kind: 'link', label: t('mail.setPassword.link'), url: mail.link },
      { kind: 'text', text: t('mail.setPassword.once', { minutes: mail.minutes }) },
      { kind: 'text', text: t('mail.setPassword.notYou') },
    ],
    { locale: mail.locale, title: subject },
  );
  return { kind: 'sign-in', ...addressed(mail), subject, ...body };
}

/** Invites somebody to set a password; `by` is the name of who does, if it was not done at the terminal. */
export function invitationMail(mail: LinkMail & { by: string | null }): OutgoingMail {
  const t = translator(mail.locale);
  const subject = t('mail.invitation.subject');
  const hours = Math.max(1, Math.floor(mail.minutes / 60));
  const body = writeBody(
    [
      {
        kind: 'text',
        text: mail.by ? t('mail.invitation.introBy', { by: mail.by }) : t('mail.invitation.intro'),
      },
      { kind: 'link', label: t('mail.invitation.link'), url: mail.link },
      { kind: 'text', text: t('mail.invitation.once', { hours }) },
      { kind: 'text', text: t('mail.invitation.notYou') },
    ],
    { locale: mail.locale, title: subject },
  );
  return { kind: 'invitation', ...addressed(mail), subject, ...body };
}

function addressed({ to, locale, minutes }: LinkMail) {
  return { to, locale, expiresAt: Date.now() + minutes * 60_000 };
}

import type { StoredMessage } from '#lib/contact/message.ts';
import { translator } from '#lib/i18n/translate.ts';
import { type MailPart, writeBody } from '#lib/mail/mail-body.ts';
import type { OutgoingMail } from '#lib/mail/outgoing-mail.ts';
import { greetingName } from '#lib/mail/safe-name.ts';
import { cleanLine } from '#lib/text/clean-text.ts';

/** Tells the sender that the message has come, in the language it was sent in, with a copy of it. */
export function contactConfirmation(
  message: StoredMessage,
  { contactTo, privateLink }: { contactTo: string | null; privateLink: string | null },
): OutgoingMail {
  const { locale, reference } = message;
  const t = translator(locale);
  const name = greetingName(message.name);
  const subject = t('mail.confirmation.subject', { reference });
  const body = writeBody(
    [
      {
        kind: 'text',
        text: name ? t('mail.confirmation.hello', { name }) : t('mail.confirmation.helloNoName'),
      },
      { kind: 'text', text: t('mail.confirmation.received', { reference }) },
      { kind: 'text', text: t('mail.confirmation.next') },
      ...(contactTo === null ? [] : [{ kind: 'text', text: t('mail.confirmation.add') } as const]),
      { kind: 'heading', text: t('mail.confirmation.copy') },
      { kind: 'fields', rows: copiedFields(message) },
      { kind: 'words', text: message.message, isQuoted: true },
      ...privatePage(privateLink),
      { kind: 'heading', text: t('mail.confirmation.notYou') },
      {
        kind: 'text',
        text: t(privateLink ? 'mail.confirmation.notYouDelete' : 'mail.confirmation.notYouIgnore'),
      },
    ],
    { locale, title: subject },
  );
  const replyTo = contactTo === null ? {} : { replyTo: { name: 'Platoniq', address: contactTo } };
  return { kind: 'confirmation', to: message.email, ...replyTo, locale, subject, ...body };

  function privatePage(link: string | null): MailPart[] {
    if (link === null) return [];
    return [
      { kind: 'heading', text: t('mail.confirmation.yourPage') },
      { kind: 'text', text: t('mail.confirmation.yourPageText') },
      { kind: 'link', label: t('mail.confirmation.yourPageLink'), url: link },
    ];
  }

  function copiedFields(sent: StoredMessage) {
    const rows = [
      { label: t('mail.fields.service'), value: sent.service?.title ?? '' },
      { label: t('mail.fields.name'), value: sent.name },
      { label: t('mail.fields.organization'), value: sent.organization },
      { label: t('mail.fields.position'), value: sent.position },
      { label: t('mail.fields.city'), value: sent.city },
      { label: t('mail.fields.files'), value: sent.attachments.map((file) => file.name).join(', ') },
    ];
    return rows
      .map(({ label, value }) => ({ label, value: cleanLine(value) }))
      .filter(({ value }) => value !== '');
  }
}

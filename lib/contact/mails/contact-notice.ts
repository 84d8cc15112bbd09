import type { StoredMessage } from '#lib/contact/message.ts';
import { defaultLocale, locales } from '#lib/i18n/locales.ts';
import { type Translate, translator } from '#lib/i18n/translate.ts';
import { writeBody } from '#lib/mail/mail-body.ts';
import { mailMoment, mailSize } from '#lib/mail/mail-formats.ts';
import type { OutgoingMail } from '#lib/mail/outgoing-mail.ts';
import { addressName } from '#lib/mail/safe-name.ts';
import { cleanLine } from '#lib/text/clean-text.ts';

/** Tells the team of a new message; answering the mail writes to the sender. */
export function contactNotice(
  message: StoredMessage,
  { siteUrl, contactTo }: { siteUrl: string; contactTo: string },
): OutgoingMail {
  const locale = defaultLocale;
  const t = translator(locale);
  const name = cleanLine(message.name);
  const service = message.service ? cleanLine(message.service.title) : null;
  const { reference } = message;
  const subject =
    service === null
      ? t('mail.notice.subject', { reference, name })
      : t('mail.notice.subjectWithService', { reference, name, service });
  const body = writeBody(
    [
      { kind: 'text', text: t('mail.notice.intro', { name }) },
      { kind: 'fields', rows: fields(message, t) },
      { kind: 'heading', text: t('mail.notice.message') },
      { kind: 'words', text: message.message, isQuoted: false },
      { kind: 'text', text: t('mail.notice.reply', { name }) },
      { kind: 'link', label: t('mail.notice.open'), url: `${siteUrl}/admin/inbox/${message.id}` },
    ],
    { locale, title: subject },
  );
  const replyTo = { name: addressName(name), address: message.email };
  return { kind: 'notice', to: contactTo, replyTo, locale, subject, ...body };

  function fields(sent: StoredMessage, translate: Translate) {
    const files = sent.attachments.map((file) => `${cleanLine(file.name)} (${mailSize(file.size, locale)})`);
    const rows = [
      { label: translate('mail.fields.service'), value: service ?? '' },
      { label: translate('mail.fields.name'), value: name },
      { label: translate('mail.fields.organization'), value: cleanLine(sent.organization) },
      { label: translate('mail.fields.position'), value: cleanLine(sent.position) },
      { label: translate('mail.fields.email'), value: cleanLine(sent.email) },
      { label: translate('mail.fields.city'), value: cleanLine(sent.city) },
      { label: translate('mail.fields.source'), value: cleanLine(sent.source) },
      { label: translate('mail.fields.language'), value: locales[sent.locale].name },
      { label: translate('mail.fields.page'), value: `${siteUrl}${sent.page}` },
      { label: translate('mail.fields.received'), value: mailMoment(sent.receivedAt, locale) },
      { label: translate('mail.fields.files'), value: files.join('\n') },
      { label: translate('mail.fields.reference'), value: reference },
    ];
    return rows.filter(({ value }) => value !== '');
  }
}

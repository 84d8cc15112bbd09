import type { StoredMessage } from '#lib/contact/message.ts';
import type { OutgoingMail } from '#lib/mail/outgoing-mail.ts';
import { contactConfirmation } from './contact-confirmation.ts';
import { contactNotice } from './contact-notice.ts';

/** What the mails about a message need to know besides the message. */
export interface ContactMailOptions {
  siteUrl: string;
  /** Where messages from the form are sent; `null`: only the sender is mailed. */
  contactTo: string | null;
  /** The whole address of the sender's private page; `null` where its key is not known any more. */
  privateLink: string | null;
}

/** The mails that a message causes once it is among the wanted: a notice to the team, a confirmation to the sender. */
export function contactMails(message: StoredMessage, options: ContactMailOptions): OutgoingMail[] {
  const { siteUrl, contactTo, privateLink } = options;
  return [
    ...(contactTo === null ? [] : [contactNotice(message, { siteUrl, contactTo })]),
    contactConfirmation(message, { contactTo, privateLink }),
  ];
}

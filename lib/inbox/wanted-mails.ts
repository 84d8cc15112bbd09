import type { StoredMessage } from '#lib/contact/message.ts';
import type { OutgoingMail } from '#lib/mail/outgoing-mail.ts';
import { sharedInstance } from '#lib/shared-instance.ts';

/** Writes the mails that a message would have caused when it came, had it not been set aside. */
export type WriteWantedMails = (message: StoredMessage) => Promise<OutgoingMail[]>;

/** The writer of the process; the server provides it, which knows the site's address and its secret. */
export const writeWantedMails = sharedInstance<WriteWantedMails>('writer of wanted mails');

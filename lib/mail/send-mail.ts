import { createTransport } from 'nodemailer';
import { z } from 'zod';
import type { ClaimedMail } from './claim-mail.ts';
import type { MailSettings } from './mail-settings.ts';
import { type SmtpTimeouts, smtpOptions } from './smtp-options.ts';

/** Hands mails to the mail server, one connection each. */
export interface MailSender {
  /** Resolves when the peer has taken the mail; rejects with nodemailer's error when it has not. */
  send(mail: ClaimedMail, signal: AbortSignal): Promise<void>;
}

const replyTo = z.object({ name: z.string(), address: z.string() });

/** Opens the way to the mail server; nothing is connected before the first mail. */
export function createMailSender(settings: MailSettings, timeouts?: SmtpTimeouts): MailSender {
  const transport = createTransport(smtpOptions(settings, timeouts));
  const { from } = settings;
  return {
    async send(mail, signal) {
      refuseSeveral(mail.recipient);
      await transport.sendMail({
        from,
        // An object, which is not searched for a name or for further addresses.
        to: { name: '', address: mail.recipient },
        ...(mail.reply_to ? { replyTo: replyTo.parse(JSON.parse(mail.reply_to)) } : {}),
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        messageId: mail.mail_id,
        date: new Date(mail.created_at),
        // Nobody on holiday should answer to a machine (RFC 3834).
        headers: {
          'Auto-Submitted': 'auto-generated',
          'X-Auto-Response-Suppress': 'All',
          'Content-Language': mail.locale,
        },
        signal,
      });
    },
  };
}

// The form has checked this too; a mail to whoever an attacker names is bad enough to ask twice.
function refuseSeveral(recipient: string): void {
  if (!/[\s<>(),;:"\\]/.test(recipient)) return;
  throw Object.assign(new Error('Not one plain address'), { code: 'EENVELOPE' });
}

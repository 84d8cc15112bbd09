import type { Environment } from '#lib/env.ts';
import { domainOf, type Mailbox, parseMailbox } from './mailbox.ts';

/** How this site mails. */
export interface MailSettings {
  smtpUrl: string;
  from: Mailbox;
  /** Where messages from the form are sent; `null`: they are only kept in the inbox. */
  contactTo: string | null;
}

type MailEnvironment = Pick<Environment, 'smtpUrl' | 'mailFrom' | 'contactTo' | 'siteUrl'>;

/** Puts together what the environment says about mail; `null` without `SMTP_URL`: nothing is mailed. */
export function mailSettings(environment: MailEnvironment): MailSettings | null {
  const { smtpUrl, mailFrom, contactTo } = environment;
  if (smtpUrl === null) return null;
  const from = mailFrom === null ? `web@${ownDomain(environment)}` : mailFrom;
  return { smtpUrl, from: named(parseMailbox(from)), contactTo };
}

// A sender without a name looks like a machine, and people delete those.
function named({ name, address }: Mailbox): Mailbox {
  return { name: name || 'Platoniq', address };
}

// Where the site has no public name yet, the address that it writes to is the best hint at its own domain.
function ownDomain({ siteUrl, contactTo }: MailEnvironment): string {
  const host = new URL(siteUrl).hostname;
  if (/\.[a-z]/i.test(host)) return host.replace(/^www\./, '');
  return contactTo === null ? 'localhost' : domainOf(contactTo);
}

import type { NodemailerError } from 'nodemailer';
import type { ProblemCode } from './delivery-problem.ts';

/** Why a mail could not be sent. */
export interface SmtpFailure {
  /** The peer would give the same answer again; a person has to look at it. */
  isPermanent: boolean;
  /** What happened and the peer's own words, free of credentials: `deferred: 451 4.3.0 Try again later`. */
  reason: string;
}

/**
 * Says what kind of failure an attempt ended with. Only what a peer says for good of this recipient or this mail
 * is permanent: a wrong password or a refused sender is a matter of settings, which people put right.
 */
export function smtpFailure(error: NodemailerError, secrets: readonly string[]): SmtpFailure {
  const code = problemCode(error);
  const detail = withoutSecrets(error.response ?? error.message, secrets);
  return { isPermanent: code === 'refused', reason: `${code}: ${oneLine(detail)}` };
}

function problemCode(error: NodemailerError): ProblemCode {
  return error.responseCode === undefined ? brokenConnection(error) : unwelcomeReply(error);
}

function unwelcomeReply({ command = '', responseCode, permanent }: NodemailerError): ProblemCode {
  if (command.startsWith('AUTH')) return 'sign-in';
  if (command === 'MAIL FROM') return permanent ? 'sender-refused' : 'deferred';
  // RFC 5321, 4.5.3.1.10: 552 for a recipient means too much for now.
  const isForNow = command === 'RCPT TO' && responseCode === 552;
  const isOfThisMail = command === 'RCPT TO' || command === 'DATA';
  return permanent && isOfThisMail && !isForNow ? 'refused' : 'deferred';
}

function brokenConnection({ code, originalCode = '', message }: NodemailerError): ProblemCode {
  if (code === 'EENVELOPE' || code === 'EMESSAGE') return 'refused';
  if (code === 'EAUTH' || code === 'ENOAUTH') return 'sign-in';
  if (code === 'ETLS' || /CERT|SSL|TLS/.test(originalCode) || /certificate/i.test(message))
    return 'encryption';
  if (code === 'ETIMEDOUT') return 'no-answer';
  if (code === 'EDNS' || /^E(?:CONNREFUSED|HOSTUNREACH|NETUNREACH)$/.test(originalCode)) return 'no-server';
  if (code === 'EABORT') return 'interrupted';
  return code === 'ECONNECTION' || code === 'ESOCKET' ? 'broken-off' : 'other';
}

// A peer may repeat what it was sent, credentials included.
function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets
    .filter((secret) => secret.length > 0)
    .sort((a, b) => b.length - a.length)
    .reduce((rest, secret) => rest.replaceAll(secret, '…'), text);
}

function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, 500);
}

/** Every form in which the credentials may come back. */
export function secretForms({ user, pass }: { user: string; pass: string }): string[] {
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  return [pass, encodeURIComponent(pass), base64(pass), base64(`\u0000${user}\u0000${pass}`)];
}

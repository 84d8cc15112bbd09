import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';

const problemCodes = [
  'broken-off',
  'deferred',
  'encryption',
  'expired',
  'interrupted',
  'no-answer',
  'no-server',
  'other',
  'refused',
  'sender-refused',
  'sign-in',
  'too-many-confirmations',
] as const;

/** What can keep a mail from being sent; `last_error` begins with one of these. */
export type ProblemCode = (typeof problemCodes)[number];

/** Says in words what `Delivery.lastError` means, with the mail server's own words where it gave any. */
export function deliveryProblem(lastError: string, locale: Locale): string {
  const [first = '', ...rest] = lastError.split(': ');
  const code = problemCodes.find((known) => known === first);
  if (code === undefined) return lastError;
  const words = translator(locale)(`mail.problems.${code}`);
  return rest.length > 0 ? `${words} (${rest.join(': ')})` : words;
}

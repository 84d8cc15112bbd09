import type { Locale } from '#lib/i18n/locales.ts';
import { formatMoment } from '#lib/i18n/moments.ts';
import { translator } from '#lib/i18n/translate.ts';
import { deliveryProblem } from '#lib/mail/delivery-problem.ts';
import { site } from '#lib/site.ts';

/** Mail that waits longer than this is worth a word. */
const patience = 15 * 60_000;

/** What the people who answer should know about mail, each as a sentence or two; empty when all is well. */
export async function mailWarnings(locale: Locale, now: number): Promise<string[]> {
  const t = translator(locale);
  const { isSetUp, contactTo } = site('mailer');
  if (!isSetUp) return [t('inbox.banner.noMail')];
  const { waiting, givenUp, oldestWaitingSince, lastError } = await site('mailer').state();
  const warnings = contactTo === null ? [t('inbox.banner.noRecipient')] : [];
  if (oldestWaitingSince !== null && now - oldestWaitingSince > patience) {
    const when = formatMoment(oldestWaitingSince, locale);
    const reason = lastError && t('inbox.banner.reason', { reason: deliveryProblem(lastError, locale) });
    warnings.push([t('inbox.banner.waiting', { count: waiting, when }), reason].filter(Boolean).join(' '));
  }
  if (givenUp > 0) warnings.push(t('inbox.banner.givenUp', { count: givenUp }));
  return warnings;
}

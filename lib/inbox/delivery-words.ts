import type { Locale } from '#lib/i18n/locales.ts';
import { formatMoment } from '#lib/i18n/moments.ts';
import { translator } from '#lib/i18n/translate.ts';
import { deliveryProblem } from '#lib/mail/delivery-problem.ts';
import type { Delivery } from '#lib/mail/outgoing-mail.ts';

/** How the delivery of a mail stands, as a sentence. */
export function deliveryWords(delivery: Delivery, locale: Locale): string {
  const t = translator(locale);
  const { state, attempts, lastError, sentAt, nextAttemptAt } = delivery;
  const reason = lastError === null ? t('inbox.deliveries.noReason') : deliveryProblem(lastError, locale);
  const moment = (at: number | null) => (at === null ? '' : formatMoment(at, locale));
  if (state === 'sent') return t('inbox.deliveries.sent', { when: moment(sentAt) });
  if (state === 'sending') return t('inbox.deliveries.sending');
  if (state === 'given-up') return t('inbox.deliveries.givenUp', { attempts, reason });
  if (attempts === 0) return t('inbox.deliveries.queued');
  return t('inbox.deliveries.failed', { attempts, reason, when: moment(nextAttemptAt) });
}

/** Whether a person can have it tried again. */
export function mayRetry({ state, attempts }: Delivery): boolean {
  return state === 'given-up' || (state === 'queued' && attempts > 0);
}

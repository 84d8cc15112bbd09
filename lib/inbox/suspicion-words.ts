import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import type { SpamVerdict, Suspicion } from '#lib/spam/verdict.ts';

/** Why a message was set aside, as a sentence. */
export function suspicionWords(suspicion: Suspicion, locale: Locale): string {
  const t = translator(locale);
  switch (suspicion.code) {
    case 'honeypot':
    case 'no-origin':
      return t(`inbox.suspicions.${suspicion.code}`);
    case 'too-fast':
      return t('inbox.suspicions.too-fast', { seconds: suspicion.seconds });
    case 'many-from-one-place':
      return t('inbox.suspicions.many-from-one-place', { count: suspicion.count });
    case 'links':
      return t('inbox.suspicions.links', { count: suspicion.count });
    case 'words':
      return t('inbox.suspicions.words', { percent: asPercent(suspicion.probability, locale) });
  }
}

/** What the filter makes of a text, ready to be shown. */
export interface VerdictWords {
  percent: string;
  spam: string[];
  wanted: string[];
}

/** The verdict with its words sorted by the way they lean, strongest first. */
export function verdictWords(verdict: SpamVerdict, locale: Locale): VerdictWords {
  const leaning = (way: 'spam' | 'wanted') =>
    verdict.words.filter(({ leansTo }) => leansTo === way).map(({ word }) => word);
  return {
    percent: asPercent(verdict.probability, locale),
    spam: leaning('spam'),
    wanted: leaning('wanted'),
  };
}

// Never a plain 0 or 100: the filter is not sure of anything.
function asPercent(probability: number, locale: Locale): string {
  const bounded = Math.min(0.99, Math.max(0.01, probability));
  return new Intl.NumberFormat(locale, { style: 'percent' }).format(bounded);
}

import type { Locale } from '#lib/i18n/locales.ts';
import { guessLanguage } from './guess-language.ts';
import type { ReportAtKey } from './normalize.ts';

/** Takes words in another language out of a call to action, so that the usual ones take their place (content case 14). */
export function dropOtherLanguage(data: Record<string, unknown>, locale: Locale, report: ReportAtKey): void {
  const action = data.call_to_action;
  if (typeof action !== 'object' || action === null) return;
  const words = action as Record<string, unknown>;
  const isForeign = (written: unknown) => {
    const language = typeof written === 'string' ? guessLanguage(written) : null;
    return language !== null && language !== locale;
  };
  for (const key of ['text', 'url_text', 'image_alt']) {
    const written = words[key];
    if (!isForeign(written)) continue;
    report('text-other-language', ['call_to_action', key], { written: String(written) });
    delete words[key];
    // The same words as an address (content case 13) would come back as the button's label.
    if (key === 'url_text' && words.url === written) delete words.url;
  }
}

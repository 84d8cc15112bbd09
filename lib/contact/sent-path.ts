import { sentAddress } from '#lib/i18n/addresses.ts';
import { isLocale, type Locale, localeCodes, locales } from '#lib/i18n/locales.ts';
import { isLinkKey } from './link-key.ts';

/** A page behind a private link. */
export interface SentPath {
  locale: Locale;
  page: 'thanks' | 'sent';
  key: string;
  /** The address under which it stands; others redirect to it. */
  canonical: string;
}

/** What an address behind a private link means; `null`: it is none. Keys know capitals, so nothing is folded. */
export function sentPath(path: string): SentPath | null {
  const [locale, contact = '', word = '', key = '', ...rest] = path.split('/').filter(Boolean);
  if (!isLocale(locale) || rest.length > 0 || !isLinkKey(key)) return null;
  const isWord = (name: 'contact' | 'thanks' | 'sent', text: string) =>
    localeCodes.some((code) => locales[code][name] === text.toLowerCase());
  const page = (['thanks', 'sent'] as const).find((name) => isWord(name, word));
  if (!page || !isWord('contact', contact)) return null;
  return { locale, page, key, canonical: sentAddress(locale, page, key) };
}

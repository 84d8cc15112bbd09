/**
 * The languages of the site: one entry each, with the words its addresses are made of.
 * The first is the default. A new language is one entry here, `messages/<locale>.json` and its content.
 */
export const locales = {
  es: {
    name: 'Español',
    contact: 'contacto',
    thanks: 'gracias',
    sent: 'mensaje',
    page: 'pagina',
  },
  en: {
    name: 'English',
    contact: 'contact',
    thanks: 'thanks',
    sent: 'message',
    page: 'page',
  },
} as const satisfies Record<string, LocaleAddresses>;

/** The words that stand in the addresses of one language. */
export interface LocaleAddresses {
  /** The language's name in itself. */
  name: string;
  contact: string;
  /** The page after a message was sent, and the one that shows it to its sender, below `contact`. */
  thanks: string;
  sent: string;
  page: string;
  /** The words for collections with pages, by the collection's name; without one the collection's English word. */
  folders?: Readonly<Record<string, string>>;
}

/** What a part of an address may be besides the word for a collection. */
export type AddressWord = Exclude<keyof LocaleAddresses, 'name' | 'folders'>;

export type Locale = keyof typeof locales;

export const localeCodes = Object.keys(locales) as [Locale, ...Locale[]];

export const defaultLocale: Locale = localeCodes[0];

/** Whether `value` is the code of a language of this site. */
export function isLocale(value: string | undefined): value is Locale {
  return value !== undefined && Object.hasOwn(locales, value);
}

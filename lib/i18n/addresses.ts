import { type Locale, locales } from './locales.ts';

/** The public address of the home page. */
export function homeAddress(locale: Locale): string {
  return `/${locale}`;
}

/** The public address of the contact page, which may remember the service that a person comes from. */
export function contactAddress(locale: Locale, service?: string): string {
  return `/${locale}/${locales[locale].contact}${service ? `?service=${service}` : ''}`;
}

/**
 * The public address of the thank-you page, or of the page where senders find their message again. `key` is
 * that of the private link; without it both are pages that tell nothing about anybody.
 */
export function sentAddress(locale: Locale, page: 'thanks' | 'sent', key?: string): string {
  return `${contactAddress(locale)}/${locales[locale][page]}${key ? `/${key}` : ''}`;
}

import type { Locale } from '#lib/i18n/locales.ts';

/** Kept, since making one takes longer than all the rest of a mail. */
const moments = new Map<Locale, Intl.DateTimeFormat>();

/** Day and time in the foundation's time zone, which is named. */
export function mailMoment(at: number, locale: Locale): string {
  const style = { dateStyle: 'long', timeStyle: 'long', timeZone: 'Europe/Madrid' } as const;
  const format = moments.get(locale) ?? new Intl.DateTimeFormat(locale, style);
  moments.set(locale, format);
  return format.format(at);
}

/** A number of bytes as people say it: `120 kB`. */
export function mailSize(bytes: number, locale: Locale): string {
  const isLarge = bytes >= 1_000_000;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: isLarge ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: isLarge ? 1 : 0,
  }).format(isLarge ? bytes / 1_000_000 : Math.max(1, bytes / 1_000));
}

import type { Locale } from './locales.ts';

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** A size in the unit that suits it, in the number format of a language and on one line: `240 kB`, `1,2 MB`. */
export function fileSize(bytes: number, locale: Locale): string {
  let value = bytes;
  let power = 0;
  // 999.6 would be printed as 1000.
  while (Math.round(value) >= 1000 && power < units.length - 1) {
    value /= 1000;
    power += 1;
  }
  const format = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: units[power] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: value < 10 && power > 1 ? 1 : 0,
  });
  return format.format(value).replaceAll(/\s/g, '\u00a0');
}

import type { Locale } from '#lib/i18n/locales.ts';

/** A figure in the number format of a language. */
export interface FormattedFigure {
  text: string;
  /** Whether it could be read in two ways, and so stays as written: `1.000` on a page in English. */
  ambiguous: boolean;
}

const number = /\d(?:[\d.,'’\u00a0\u202f]| (?=\d{3}(?!\d)))*/g;
const formats = new Map<Locale, NumberFormat>();

interface NumberFormat {
  decimal: string;
  group: string;
  /** What stands between a number and `%`. */
  percentSpace: string;
}

/** Puts a figure as people write it (`83,8%`, `1.000.000`, `355k`) into the format of a language (content case 10). */
export function formatFigure(written: string, locale: Locale): FormattedFigure {
  const [found, ...more] = [...written.matchAll(number)];
  if (!found || more.length > 0) return { text: written, ambiguous: false };
  const digits = found[0].replace(/[.,'’\s]+$/, '');
  const format = formatOf(locale);
  const read = readNumber(digits, format);
  if (read === null) return { text: written, ambiguous: false };
  if (read === 'ambiguous') return { text: written, ambiguous: true };
  const before = written.slice(0, found.index);
  const after = written.slice(found.index + digits.length);
  return { text: before + print(read, format) + spaceUnit(after, format), ambiguous: false };
}

interface ReadNumber {
  /** Digits before the decimal sign, in groups of three if they were written so. */
  groups: string[];
  decimals: string;
}

function readNumber(digits: string, format: NumberFormat): ReadNumber | 'ambiguous' | null {
  const signs: readonly string[] = digits.match(/[^\d]/g) ?? [];
  const last = signs.at(-1);
  if (!last) return { groups: [digits], decimals: '' };
  const kinds = new Set(signs);
  const isSingle = signs.length === 1;
  const tail = digits.slice(digits.lastIndexOf(last) + 1);
  const head = digits.slice(0, digits.lastIndexOf(last));
  if (kinds.size === 1 && /[.,]/.test(last)) {
    if (isSingle && (tail.length !== 3 || !/^[1-9]\d{0,2}$/.test(head)))
      return { groups: [head], decimals: tail };
    if (isSingle && last !== format.group) return 'ambiguous';
    return grouped(digits, last, '');
  }
  if (kinds.size === 1) return grouped(digits, last, '');
  if (kinds.size === 2 && /[.,]/.test(last) && digits.indexOf(last) === digits.lastIndexOf(last)) {
    return grouped(head, signs[0] ?? '', tail);
  }
  return null;
}

function grouped(digits: string, sign: string, decimals: string): ReadNumber | null {
  const groups = digits.split(sign);
  const isRegular = groups.every((group, index) => (index === 0 ? /^\d{1,3}$/ : /^\d{3}$/).test(group));
  return isRegular ? { groups, decimals } : null;
}

function print({ groups, decimals }: ReadNumber, { decimal, group }: NumberFormat): string {
  return groups.join(group) + (decimals ? decimal + decimals : '');
}

/** `%` stands as the language has it; another unit stays as close as it was written, but on the same line. */
function spaceUnit(after: string, { percentSpace }: NumberFormat): string {
  return after
    .replace(/^[ \u00a0\u202f]*(?=[%‰])/, percentSpace)
    .replace(/^[ \u202f](?=[\p{Sc}\p{L}°]{1,3}(?![\p{L}]))/u, '\u00a0');
}

function formatOf(locale: Locale): NumberFormat {
  const known = formats.get(locale);
  if (known) return known;
  const parts = new Intl.NumberFormat(locale).formatToParts(1234567.8);
  const percent = new Intl.NumberFormat(locale, { style: 'percent' }).formatToParts(0.5);
  const partOf = (list: Intl.NumberFormatPart[], type: string) =>
    list.find((part) => part.type === type)?.value ?? '';
  const format = {
    decimal: partOf(parts, 'decimal'),
    group: partOf(parts, 'group'),
    percentSpace: partOf(percent, 'literal'),
  };
  formats.set(locale, format);
  return format;
}

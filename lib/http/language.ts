import { defaultLocale, isLocale, type Locale } from '#lib/i18n/locales.ts';

/** The language of the site that suits an `Accept-Language` header best (RFC 9110, 12.5.4). */
export function preferredLocale(header: string | undefined): Locale {
  const wanted = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((part, place) => {
      const [range = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
      return { code: range.split('-')[0], quality: Number(quality ?? 1), place };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality || a.place - b.place);
  for (const { code } of wanted) if (isLocale(code)) return code;
  return defaultLocale;
}

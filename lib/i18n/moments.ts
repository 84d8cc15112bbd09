import type { Locale } from './locales.ts';

/** The foundation's clock: both people who answer live by it. */
const timeZone = 'Europe/Madrid';

/** Day and time in full, with the time zone: “21 de noviembre de 2026, 8:31 CET”. */
export function formatMoment(at: number, locale: Locale): string {
  return new Intl.DateTimeFormat(regional(locale), {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
    timeZoneName: 'short',
  }).format(at);
}

/** The day in full: “21 de noviembre de 2026”. */
export function formatDay(at: number, locale: Locale): string {
  return new Intl.DateTimeFormat(regional(locale), { dateStyle: 'long', timeZone }).format(at);
}

/** As short as a list needs it: the time today, the day this year, else the day with its year. */
export function formatShortMoment(at: number, now: number, locale: Locale): string {
  const [day, today] = [calendarDay(at), calendarDay(now)];
  const shape: Intl.DateTimeFormatOptions =
    day === today
      ? { hour: 'numeric', minute: '2-digit' }
      : { day: 'numeric', month: 'short', ...(day.slice(0, 4) !== today.slice(0, 4) && { year: 'numeric' }) };
  return new Intl.DateTimeFormat(regional(locale), { ...shape, timeZone }).format(at);
}

/** For spreadsheets, which sort it and know it for a date: `2026-11-21 08:31`. */
export function formatSortableMoment(at: number): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone }).format(at);
}

function calendarDay(at: number): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone }).format(at);
}

// British days before months: the people who read English here live in Europe.
function regional(locale: Locale): string {
  return locale === 'en' ? 'en-GB' : locale;
}

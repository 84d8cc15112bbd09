import { type DayMeaning, readMoment } from '../moment.ts';

const months = 'jan|ene feb mar apr|abr may jun jul aug|ago sep|set oct nov dec|dic'
  .split(' ')
  .map((names) => new RegExp(`^(?:${names})`));

/** Reads a day in words as feeds and other systems write it: `Jul 08 2030`, `Tue, 01 Dec 2026 09:00:00 +0100`. */
export function readWordyDate(written: string, day: DayMeaning): number | null {
  const text = written.toLowerCase().replace(/^\p{L}+\.?,\s*/u, '');
  const match =
    /^(?<date>\d{1,2})(?:\s+de)?\s+(?<month>[a-z]{3,})\.?,?(?:\s+de)?\s+(?<year>\d{4})(?<time>\s.+)?$/.exec(
      text,
    ) ??
    /^(?<month>[a-z]{3,})\.?\s+(?<date>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})(?<time>\s.+)?$/.exec(text);
  const { date, month, year, time = '' } = match?.groups ?? {};
  const number = months.findIndex((name) => name.test(month ?? '')) + 1;
  return number > 0 ? readMoment(`${year}-${number}-${date}${time}`, day) : null;
}

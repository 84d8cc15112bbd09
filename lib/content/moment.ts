/** The time zone of a moment that names none. */
const homeZone = 'Europe/Madrid';

/** What a day alone means: it begins something (`publish_at`), or it is the last one of something (`unpublish_at`). */
export type DayMeaning = 'beginning' | 'end';

const pattern =
  /^(\d{4})([-/])(\d\d?)\2(\d\d?)(?:(?:[Tt]|[ \t]+)(\d\d?):(\d\d)(?::(\d\d)(?:[.,](\d*))?)?(?:[ \t]*(Z|UTC|GMT|[+-]\d\d?(?::?\d\d)?))?)?$/i;

/**
 * Reads a moment, in milliseconds since 1970: `2026-12-01T09:00:00+01:00`, with or without seconds, fractions and
 * `T`; without a zone in that of Madrid; a day alone by its beginning or its end. `null`: it is none.
 */
export function readMoment(written: string, day: DayMeaning = 'beginning'): number | null {
  const match = pattern.exec(written.trim());
  if (!match) return null;
  const [, year, , month, date, hour, minute, second, fraction, zone] = match;
  const wanted = [year, Number(month) - 1, date, hour ?? 0, minute ?? 0, second ?? 0].map(Number);
  const [y = 0, m = 0, d = 0, h = 0, min = 0, s = 0] = wanted;
  const milliseconds = Math.floor(Number(`0.${fraction || 0}`) * 1000);
  const given = Date.UTC(y, m, d, h, min, s, milliseconds);
  // `Date.UTC` turns the 31st of February into the 3rd of March.
  const is = new Date(given);
  const read = [
    ...[is.getUTCFullYear(), is.getUTCMonth(), is.getUTCDate()],
    ...[is.getUTCHours(), is.getUTCMinutes(), is.getUTCSeconds()],
  ];
  if (!wanted.every((part, index) => part === read[index])) return null;
  if (hour === undefined && day === 'end') return inHomeZone(given + 86_400_000);
  return zone === undefined ? inHomeZone(given) : given - offsetOf(zone);
}

/** A moment with the offset of the site's zone, as the studio's form reads and writes it. */
export function writeMoment(moment: number): string {
  const offset = offsetAt(moment);
  const shown = new Date(Math.floor(moment / 1000) * 1000 + offset).toISOString().slice(0, 19);
  const hours = String(Math.abs(offset) / 3_600_000).padStart(2, '0');
  return `${shown}${offset < 0 ? '-' : '+'}${hours}:00`;
}

function inHomeZone(given: number): number {
  return given - offsetAt(given - offsetAt(given));
}

function offsetOf(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d?):?(\d\d)?$/.exec(zone) ?? [];
  const offset = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
  return sign === '-' ? -offset : offset;
}

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: homeZone,
  dateStyle: 'short',
  timeStyle: 'medium',
});

// How far the clocks of the zone are ahead of UTC at that moment.
function offsetAt(moment: number): number {
  const parts = clock.formatToParts(moment);
  const part = (type: string) => Number(parts.find((item) => item.type === type)?.value);
  const shown = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return shown - Math.floor(moment / 1000) * 1000;
}

import type { Entry } from './entry.ts';

/** The time zone of a moment that names none. */
const homeZone = 'Europe/Madrid';

/** When an entry is public: from `from` on and before `until`, in milliseconds since 1970. */
export interface PublicSpan {
  from: number | null;
  until: number | null;
}

/**
 * A moment as front matter gives it, `2026-12-01T09:00:00+01:00`, or without a zone in that of Madrid.
 * `null`: it is none.
 */
export function readMoment(written: string): number | null {
  if (!/^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?\s*(?:Z|[+-]\d\d:?\d\d)?$/.test(written))
    return null;
  const text = written.replace(' ', 'T').replace(/\s/g, '');
  const hasZone = /T.*(?:Z|[+-]\d\d:?\d\d)$/.test(text);
  const given = Date.parse(hasZone ? text : `${text.includes('T') ? text : `${text}T00:00`}Z`);
  if (Number.isNaN(given)) return null;
  return hasZone ? given : given - offsetAt(given - offsetAt(given));
}

/**
 * When an entry is public; `null` at any time. A moment that was written but cannot be read keeps it hidden: better late than
 * too early.
 */
export function publicSpan(written: Record<string, unknown>): PublicSpan | null {
  if (!written.publish_at && !written.unpublish_at) return null;
  const from = momentOf(written.publish_at);
  return {
    from: from === undefined ? Number.POSITIVE_INFINITY : from,
    until: momentOf(written.unpublish_at) ?? null,
  };
}

/** Whether the span holds `now`; `null` holds every moment. */
export function isWithin(span: PublicSpan | null, now: number): boolean {
  if (!span) return true;
  const { from, until } = span;
  return (from === null || from <= now) && (until === null || now < until);
}

/** When the next entry comes or goes after `now`; infinity if none does. */
export function nextChange(entries: Iterable<Entry>, now: number): number {
  let next = Number.POSITIVE_INFINITY;
  for (const { span } of entries) {
    if (!span) continue;
    if (span.from !== null && span.from > now) next = Math.min(next, span.from);
    if (span.until !== null && span.until > now) next = Math.min(next, span.until);
  }
  return next;
}

function momentOf(written: unknown): number | null | undefined {
  if (written === undefined || written === null || written === '') return null;
  if (written instanceof Date) return written.getTime();
  return readMoment(String(written).trim()) ?? undefined;
}

// How far the clocks of the zone are ahead of UTC at that moment.
function offsetAt(moment: number): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: homeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).formatToParts(moment);
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

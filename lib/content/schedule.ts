import type { Entry } from './entry.ts';

/** When an entry is public: from `from` on and before `until`, in milliseconds since 1970. */
export interface PublicSpan {
  from: number | null;
  until: number | null;
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

import type { Locale } from '#lib/i18n/locales.ts';
import { formatMoment, formatShortMoment } from '#lib/i18n/moments.ts';

interface MomentProps {
  at: number;
  locale: Locale;
  /** Given for lists: then it is as short as seen from this moment. */
  now?: number;
}

/** A moment in Madrid's time. */
export function Moment({ at, locale, now }: MomentProps) {
  const whole = formatMoment(at, locale);
  return (
    <time dateTime={new Date(at).toISOString()} title={now === undefined ? undefined : whole}>
      {now === undefined ? whole : formatShortMoment(at, now, locale)}
    </time>
  );
}

import { describe, expect, it } from 'vitest';
import { formatMoment, formatShortMoment, formatSortableMoment } from './moments.ts';

const summer = Date.UTC(2026, 6, 14, 22, 30);
const winter = Date.UTC(2026, 10, 21, 7, 31);

describe('a moment', () => {
  it('is told by the clock of Madrid, in summer and in winter', () => {
    expect(formatMoment(summer, 'es')).toBe('15 de julio de 2026 a las 0:30 CEST');
    expect(formatMoment(winter, 'en')).toBe('21 November 2026 at 08:31 CET');
    expect(formatSortableMoment(summer)).toBe('2026-07-15 00:30');
  });

  it('is as short as a list needs it', () => {
    expect(formatShortMoment(winter, winter + 3_600_000, 'es')).toBe('8:31');
    expect(formatShortMoment(summer, winter, 'es')).toBe('15 jul');
    expect(formatShortMoment(summer, winter, 'en')).toBe('15 Jul');
    expect(formatShortMoment(summer, Date.UTC(2027, 0, 2), 'en')).toBe('15 Jul 2026');
  });

  it('belongs to the day that it is in Madrid', () => {
    const beforeMidnight = Date.UTC(2026, 10, 20, 22, 59);
    const afterMidnight = Date.UTC(2026, 10, 20, 23, 1);
    expect(formatShortMoment(beforeMidnight, afterMidnight, 'es')).toBe('20 nov');
    expect(formatShortMoment(afterMidnight, afterMidnight, 'es')).toBe('0:01');
  });
});

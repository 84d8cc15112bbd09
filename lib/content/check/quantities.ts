/** A figure in running text. */
export interface Quantity {
  value: number;
  unit: 'money' | 'share' | 'count';
  written: string;
  /** Offsets of the figure within the text. */
  at: number;
  end: number;
}

const figure =
  /(?<before>€\s?)?(?<digits>\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?)\s?(?<scale>millones|million|mill\.|mil\b|thousand|M\b|k\b)?\s?(?:de\s)?(?<after>%|€|euros?\b)?/giu;

/** Finds figures that mean an amount of money, a share or a large number; years and small numbers are passed over. */
export function quantitiesIn(text: string): Quantity[] {
  return [...text.matchAll(figure)].flatMap((match) => {
    const { before, digits = '', scale, after } = match.groups ?? {};
    const value = toNumber(digits) * scaleOf(scale);
    const unit = after === '%' ? 'share' : before || after ? 'money' : 'count';
    // Without a unit or a scale a figure may be a year, a number of people or a list number.
    if (!Number.isFinite(value) || (unit === 'count' && value < 10_000)) return [];
    const written = match[0].trim();
    return [{ value, unit, written, at: match.index, end: match.index + match[0].length }];
  });
}

function toNumber(digits: string): number {
  const plain = digits.replace(/[\u00a0\u202f ]/g, '');
  const grouped = plain.replace(/[.,](?=\d{3}(?:\D|$))/g, '');
  return Number(grouped.replace(',', '.'));
}

function scaleOf(scale: string | undefined): number {
  if (!scale) return 1;
  return /^(?:mil|k|thousand)$/i.test(scale) ? 1_000 : 1_000_000;
}

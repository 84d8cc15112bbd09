import type { Entry } from './entry.ts';

/** Sorts entries as the site lists them: by `order`, then by title, then by path. */
export function compareEntries(a: Entry, b: Entry): number {
  return (
    compareOrder(orderOf(a), orderOf(b)) || compareText(titleOf(a), titleOf(b)) || compareText(a.id, b.id)
  );
}

function orderOf({ data }: Entry): number {
  return 'order' in data && typeof data.order === 'number' ? data.order : Number.POSITIVE_INFINITY;
}

function titleOf({ data }: Entry): string {
  return 'title' in data && typeof data.title === 'string' ? data.title : '';
}

const collator = new Intl.Collator('es', { sensitivity: 'base', numeric: true });

function compareText(a: string, b: string): number {
  return collator.compare(a, b);
}

// Not a subtraction: two entries without an order are equal, and Infinity − Infinity is not a number.
function compareOrder(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

import type { FamilyOrNone } from '#lib/content/collections/families.ts';

/**
 * The palette of `app/styles/tokens.css` for the pictures that social networks show: their renderer knows
 * no OKLCH. A test holds that they are the same colours.
 */
export const ink = '#13121f';
export const paper = '#fbfaf6';

/** The ground of each family in the light scheme. */
export const grounds: Record<FamilyOrNone, string> = {
  participation: '#ff7448',
  strategy: '#57b5f1',
  funding: '#fad117',
  futures: '#f88bc1',
  tools: '#4cd280',
  other: '#cac7bf',
};

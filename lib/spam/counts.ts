/** In how many texts of each kind something occurred. */
export interface Count {
  spam: number;
  wanted: number;
}

/** How many texts there were of each kind, and in how many of them each word occurred. */
export interface Counts {
  texts: Count;
  words: ReadonlyMap<string, Count>;
}

/** Nothing seen yet. */
export const noCounts: Counts = { texts: { spam: 0, wanted: 0 }, words: new Map() };

import { findInSite } from '#lib/site.ts';

/** The steps of a publish: merging and checking what was sent, git with the index, and seeing the page live. */
export type PublishStep = 'check' | 'commit' | 'proof';

/** Takes the numbers of what is done seldom enough to be counted one by one. Times are in milliseconds. */
export interface Measures {
  render(milliseconds: number, isFine: boolean): void;
  publish(step: PublishStep, milliseconds: number): void;
  /** `kind` is that of a `GitFailure`. */
  gitFailure(kind: string): void;
}

/** Counts what is done, where somebody wants to know. */
export const measures: Measures = {
  render: (milliseconds, isFine) => findInSite('measures')?.render(milliseconds, isFine),
  publish: (step, milliseconds) => findInSite('measures')?.publish(step, milliseconds),
  gitFailure: (kind) => findInSite('measures')?.gitFailure(kind),
};

import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Of the unit tests, those come first that start many processes: those that wait get company until the end, and a
 * worker forks the faster the less it has loaded. Of the journeys, the longest: whatever is begun last keeps one
 * core busy while the other one rests, and a machine that has run none yet does not know which are long.
 */
const early: readonly RegExp[] = [
  /\/(?:lib\/(?:cms\/git|cluster|backup)|scripts|tools)\//,
  ...['torture', 'new-locale', 'operations', 'nginx', 'accessibility', 'studio', 'preview'].map(
    (name) => new RegExp(`/tests/e2e/${name}\\.test\\.ts$`),
  ),
];

/** Sorts the files of a run so that both cores have something to do until its end. */
export class TestOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => rankOf(one) - rankOf(other));
  }
}

function rankOf({ moduleId }: TestSpecification): number {
  const rank = early.findIndex((pattern) => pattern.test(moduleId));
  return rank === -1 ? early.length : rank;
}

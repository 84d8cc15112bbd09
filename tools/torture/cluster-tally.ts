/** What has come of tormenting several processes. */
export interface ClusterTally {
  /** Milliseconds from an answer, or a push, until every process showed it. */
  visible: {
    publish: number[];
    push: number[];
    webhook: number[];
    withoutPostgres: number[];
    afterRestart: number[];
  };
  /** Publishes that were confirmed, and those of them at the very same moment as another. */
  confirmed: number;
  together: number;
  /** Publishes that a kill left without an answer. */
  interrupted: number;
  /** Pages that were read while commits of many files arrived. */
  read: number;
  /** Milliseconds after which a publish without the remote was answered. */
  refusedAfter: number[];
  /** Every way in which something was found wrong; none is right. */
  wrong: string[];
}

/** A tally of nothing. */
export function emptyTally(): ClusterTally {
  return {
    visible: { publish: [], push: [], webhook: [], withoutPostgres: [], afterRestart: [] },
    ...{ confirmed: 0, together: 0, interrupted: 0, read: 0, refusedAfter: [], wrong: [] },
  };
}

/** The value below which 95 of 100 lie, in whole milliseconds; `null` without any. */
export function ninetyFifth(values: readonly number[]): number | null {
  const sorted = values.toSorted((one, other) => one - other);
  const value = sorted[Math.max(0, Math.ceil(sorted.length * 0.95) - 1)];
  return value === undefined ? null : Math.round(value);
}

/** What a request was about. */
export const requestKinds = [
  ...(['page', 'file', 'media', 'form', 'private', 'redirect', 'not-found'] as const),
  ...(['admin', 'api', 'operations', 'refused'] as const),
] as const;

export type RequestKind = (typeof requestKinds)[number];

/** Upper bounds in milliseconds. */
const bounds = [1, 5, 25, 100, 250, 1_000, 5_000] as const;

interface Tally {
  /** How many fell into each bucket; the last one has no bound. */
  buckets: number[];
  milliseconds: number;
  count: number;
  /** Of these, answered from memory. */
  kept: number;
}

/** Counts requests by kind and class of status with a few additions each, without making anything. */
export class RequestTally {
  readonly #tallies = new Map<string, Map<number, Tally>>(requestKinds.map((kind) => [kind, new Map()]));

  add(kind: RequestKind, answer: { status: number; milliseconds: number; isKept: boolean }): void {
    const { status, milliseconds, isKept } = answer;
    const ofKind = this.#tallies.get(kind);
    const group = Math.floor(status / 100);
    let tally = ofKind?.get(group);
    if (!tally) {
      tally = {
        buckets: Array.from({ length: bounds.length + 1 }, () => 0),
        milliseconds: 0,
        count: 0,
        kept: 0,
      };
      ofKind?.set(group, tally);
    }
    let bucket = 0;
    for (const bound of bounds) {
      if (milliseconds <= bound) break;
      bucket += 1;
    }
    tally.buckets[bucket] = (tally.buckets[bucket] ?? 0) + 1;
    tally.milliseconds += milliseconds;
    tally.count += 1;
    if (isKept) tally.kept += 1;
  }

  /** A histogram in Prometheus' text format. */
  text(): string {
    const name = 'site_request_seconds';
    const lines = [`# HELP ${name} Time to answer, by kind and class of status`, `# TYPE ${name} histogram`];
    for (const [kind, groups] of this.#tallies) {
      for (const [group, tally] of groups) {
        const labels = `kind="${kind}",status="${group}xx"`;
        let sum = 0;
        for (const [at, count] of tally.buckets.entries()) {
          sum += count;
          const bound = bounds[at];
          const le = bound === undefined ? '+Inf' : String(bound / 1000);
          lines.push(`${name}_bucket{${labels},le="${le}"} ${sum}`);
        }
        lines.push(
          `${name}_sum{${labels}} ${tally.milliseconds / 1000}`,
          `${name}_count{${labels}} ${tally.count}`,
        );
      }
    }
    return `${[...lines, ...this.#keptLines()].join('\n')}\n`;
  }

  #keptLines(): string[] {
    const name = 'site_requests_kept_total';
    const lines = [`# HELP ${name} Requests answered from memory, by kind`, `# TYPE ${name} counter`];
    for (const [kind, groups] of this.#tallies) {
      if (groups.size === 0) continue;
      const sum = [...groups.values()].reduce((all, { kept }) => all + kept, 0);
      lines.push(`${name}{kind="${kind}"} ${sum}`);
    }
    return lines;
  }
}

import type { PageContext } from './page-context.ts';

/** Remembers derived values until the version that they were derived from changes. */
export function createMemory(version: () => number): PageContext['derive'] {
  let of = version();
  const kept = new Map<string, unknown>();
  return <Value>(name: string, make: () => Value): Value => {
    if (of !== version()) {
      kept.clear();
      of = version();
    }
    if (!kept.has(name)) kept.set(name, make());
    // A name is only ever used with one kind of value.
    return kept.get(name) as Value;
  };
}

import { AsyncLocalStorage } from 'node:async_hooks';
import type { Entry } from './entry.ts';

/**
 * What a page was made from:
 * `entry:<id>` the whole file, `summary:<id>` its front matter, `set:<collection>` the front matter of all
 * its entries, `order:<collection>` which public entries there are and in which order, `settings`,
 * `media:<path>`, `all` anything. `version:<id>@<size>:<time>` never changes: it tells which version of a file a
 * page was made from.
 */
export type Dependency =
  | `entry:${string}`
  | `summary:${string}`
  | `set:${string}`
  | `order:${string}`
  | `media:${string}`
  | `version:${string}`
  | 'settings'
  | 'all';

const recorder = new AsyncLocalStorage<Set<Dependency>>();

/** Runs `work` and collects what it reads from the content store, however deep in the rendering. */
export function recordDependencies<Result>(into: Set<Dependency>, work: () => Result): Result {
  return recorder.run(into, work);
}

/** Notes that what is being rendered depends on `dependency`. Outside a recording it does nothing. */
export function dependsOn(dependency: Dependency): void {
  recorder.getStore()?.add(dependency);
}

/** The name of one version of a file among the dependencies of a page. */
export function contentVersion({ id, size, modified }: Pick<Entry, 'id' | 'size' | 'modified'>): Dependency {
  return `version:${id}@${size}:${modified}`;
}

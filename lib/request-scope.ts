import { AsyncLocalStorage } from 'node:async_hooks';

/** What a request hands to the page that answers it, and to no other: each room declares its part. */
// biome-ignore lint/suspicious/noEmptyInterface: the rooms fill it.
export interface RequestScope {}

// The server and Next's bundle are two sets of modules in one process; both have to meet the same storage.
const key = Symbol.for('site.request-scope');
const shared = globalThis as { [key]?: AsyncLocalStorage<Partial<RequestScope>> };
shared[key] ??= new AsyncLocalStorage();
const storage = shared[key];

/** Lets `render` run with `values`, and what a scope around it has; pages rendered inside find them. */
export function inScope<Result>(
  values: Partial<RequestScope>,
  render: () => Promise<Result>,
): Promise<Result> {
  return storage.run({ ...storage.getStore(), ...values }, render);
}

/** A value of the request under way; `null` if it has none. */
export function scoped<Name extends keyof RequestScope>(name: Name): RequestScope[Name] | null {
  return storage.getStore()?.[name] ?? null;
}

import { AsyncLocalStorage } from 'node:async_hooks';

/** Something that one request hands to the page which answers it, and to no other. */
export interface PageState<Value> {
  /** Lets `render` run with `value`; pages rendered inside find it by `find`. */
  run<Result>(value: Value, render: () => Promise<Result>): Promise<Result>;
  /** The value of the request under way; `null` outside of `run`. */
  find(): Value | null;
}

/**
 * A channel from our server to a page that Next renders for it. `name` identifies the channel in both sets
 * of modules, the server's and Next's.
 */
export function pageState<Value>(name: string): PageState<Value> {
  const place = Symbol.for(`site.page-state.${name}`);
  const shared = globalThis as { [place]?: AsyncLocalStorage<Value> };
  shared[place] ??= new AsyncLocalStorage<Value>();
  const storage = shared[place];
  return {
    run: (value, render) => storage.run(value, render),
    find: () => storage.getStore() ?? null,
  };
}

/** One object that the whole process shares. */
export interface SharedInstance<Value> {
  provide(value: Value): void;
  /** @throws {Error} where no server of ours has provided it, as under a plain `next start`. */
  get(): Value;
  /** The same, or nothing where it has not been provided. */
  find(): Value | undefined;
}

/**
 * A place for what the server opens and pages use. The server and Next's bundle are two sets of modules in
 * one process; both have to meet the same object, so it lies on `globalThis`.
 */
export function sharedInstance<Value>(name: string): SharedInstance<Value> {
  const place = Symbol.for(`site.${name}`);
  const shared = globalThis as { [place]?: Value };
  return {
    provide(value) {
      shared[place] = value;
    },
    find: () => shared[place],
    get() {
      const value = shared[place];
      if (value === undefined)
        throw new Error(`The ${name} is not open. Start the site with “npm start” or “npm run dev”.`);
      return value;
    },
  };
}

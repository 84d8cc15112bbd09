/** What the server opens and pages use: each room declares its part of it. */
// biome-ignore lint/suspicious/noEmptyInterface: the rooms fill it.
export interface Site {}

// The server and Next's bundle are two sets of modules in one process; both have to meet the same object.
const key = Symbol.for('site');
const shared = globalThis as { [key]?: Partial<Site> };
shared[key] ??= {};
const opened = shared[key];

/** Hands over what has been opened. */
export function provideSite(parts: Partial<Site>): void {
  Object.assign(opened, parts);
}

/**
 * A part of the site.
 * @throws {Error} where no server of ours has provided it, as under a plain `next start`.
 */
export function site<Name extends keyof Site>(name: Name): Site[Name] {
  const part = findInSite(name);
  if (part === undefined)
    throw new Error(`“${name}” is not open. Start the site with “npm start” or “npm run dev”.`);
  return part;
}

/** The same, or nothing where it has not been provided. */
export function findInSite<Name extends keyof Site>(name: Name): Site[Name] | undefined {
  return opened[name];
}

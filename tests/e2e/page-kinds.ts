import { parseMarkup } from '#tests/markup.ts';
import { fetchPage } from './site.ts';

/**
 * As few of the pages as together have every element and every class that any of them has: what depends on how
 * something is built or styled shows on one of these.
 */
export async function pagesOfEachKind(paths: readonly string[]): Promise<Set<string>> {
  const partsOf = new Map<string, Set<string>>();
  for (const path of paths) partsOf.set(path, partsIn((await fetchPage(path)).html));
  const chosen = new Set<string>();
  for (let missing = union(partsOf.values()); missing.size > 0; ) {
    const [path, parts] = [...partsOf].reduce((best, next) =>
      next[1].intersection(missing).size > best[1].intersection(missing).size ? next : best,
    );
    chosen.add(path);
    missing = missing.difference(parts);
  }
  return chosen;
}

function partsIn(html: string): Set<string> {
  const parts = parseMarkup(html)
    .everything()
    .flatMap(({ tagName, properties: { className } }) =>
      Array.isArray(className) && className.length > 0
        ? className.map((name) => `${tagName}.${name}`)
        : [tagName],
    );
  return new Set(parts);
}

function union(sets: Iterable<Set<string>>): Set<string> {
  return new Set(Array.from(sets, (set) => [...set]).flat());
}

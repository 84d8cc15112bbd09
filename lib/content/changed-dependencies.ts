import { isDeepStrictEqual } from 'node:util';
import { isSettings } from './collections/entry-kinds.ts';
import type { Entry } from './entry.ts';
import type { Dependency } from './track.ts';

/** Adds to `changed` what has to be rendered again when `before` becomes `after`; either may be missing. */
export function changedDependencies(
  before: Entry | undefined,
  after: Entry | undefined,
  changed: Set<Dependency>,
): void {
  const entry = after ?? before;
  if (!entry) return;
  changed.add('all').add(`entry:${entry.id}`);
  if (before && after && before.isPublic === after.isPublic && isDeepStrictEqual(before.data, after.data))
    return;
  changed.add(`summary:${entry.id}`).add(`set:${entry.collection}`);
  if (isSettings(entry)) changed.add('settings');
  if (!before || !after || placeOf(before) !== placeOf(after)) changed.add(`order:${entry.collection}`);
}

/** Everything that decides whether and where an entry stands in a list. */
function placeOf({ data, slug, key, isPublic }: Entry): string {
  const { title, order, family, aliases } = data as Record<string, unknown>;
  return JSON.stringify([slug, key, isPublic, title, order, family, aliases]);
}

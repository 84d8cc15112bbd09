import type { VersionChange } from '#lib/cms/merge/compare-versions.ts';
import type { VersionChoice } from '#lib/cms/merge/merge-versions.ts';

/** What somebody else saved while this person was writing, as the server tells it (409). */
export interface Conflict {
  /** Below `content/`. */
  file: string;
  /** Who saved it, and when, in words. */
  name: string;
  when: string;
  fields: VersionChange[];
}

/** Whose version stands, or both one after the other, by the id of the change. */
export type Choices = Record<string, VersionChoice>;

/** The conflict in the detail of an answer; `null` if it tells of none. */
export function conflictIn(detail: unknown): Conflict | null {
  if (typeof detail !== 'object' || detail === null || !('conflict' in detail)) return null;
  // The shape is that of lib/cms/publish; the path says which file of the request it is about.
  return detail.conflict as Conflict;
}

/** The path in the request that a conflict is about: an entry has one file per language, whatever their names. */
export function pathOfConflict({ file }: Conflict, paths: readonly string[]): string | undefined {
  const folder = `content/${file.split('/').slice(0, -1).join('/')}/`;
  return paths.find((path) => path === `content/${file}`) ?? paths.find((path) => path.startsWith(folder));
}

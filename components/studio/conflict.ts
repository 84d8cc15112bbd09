import type { VersionChoice } from '#lib/cms/merge/merge-versions.ts';
import type { Conflict } from '#lib/cms/publish/settle-conflict.ts';

/** Whose version stands, or both one after the other, by the id of the change. */
export type Choices = Record<string, VersionChoice>;

/** The conflict in the detail of an answer; `null` if it tells of none. */
export function conflictIn(detail: unknown): Conflict | null {
  if (typeof detail !== 'object' || detail === null || !('conflict' in detail)) return null;
  // `settleConflict` wrote it; a refusal is no answer of an action, which its type would tell.
  return detail.conflict as Conflict;
}

/** The path in the request that a conflict is about: an entry has one file per language, whatever their names. */
export function pathOfConflict({ file }: Conflict, paths: readonly string[]): string | undefined {
  const folder = `content/${file.split('/').slice(0, -1).join('/')}/`;
  return paths.find((path) => path === `content/${file}`) ?? paths.find((path) => path.startsWith(folder));
}

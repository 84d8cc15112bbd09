import type { Problem } from '#lib/problems/problem.ts';
import type { MendedFile } from '../fixes/apply-fixes.ts';
import type { EditingThread } from './editing-thread.ts';

export interface MendOptions {
  editing: Pick<EditingThread, 'run'>;
  /** The file as it stands. */
  text: string;
  /** Which of its problems are to be mended. */
  isWanted: (problem: Problem) => boolean;
  /** Everything that would be wrong with the file if this were its text. */
  problemsIn: (text: string) => Promise<readonly Problem[]>;
}

/** Mends problems of a file; a fix that does not take its problem away, or brings another, is left out. */
export async function mendFile({ editing, text, isWanted, problemsIn }: MendOptions): Promise<MendedFile> {
  const applyAll = (to: string, problems: readonly Problem[]) =>
    editing.run('applyFixes', { text: to, problems });
  const found = await problemsIn(text);
  // From the end, so that the places of those before stay right.
  const wanted = found.filter(isWanted).sort((a, b) => b.line - a.line || b.column - a.column);
  const whole = await applyAll(text, wanted);
  if (isBetter(found, await problemsIn(whole.text), whole.fixed)) return whole;
  if (wanted.length === 1) return { text, fixed: [] };
  let mended: MendedFile = { text, fixed: [] };
  let before = found;
  for (const problem of wanted) {
    const next = await applyAll(mended.text, [problem]);
    const after = await problemsIn(next.text);
    if (!isBetter(before, after, next.fixed)) continue;
    mended = { text: next.text, fixed: [...mended.fixed, problem] };
    before = after;
  }
  return mended;
}

function isBetter(before: readonly Problem[], after: readonly Problem[], fixed: readonly Problem[]): boolean {
  if (fixed.length === 0) return false;
  const allowed = new Map<string, number>();
  for (const { code } of before) allowed.set(code, (allowed.get(code) ?? 0) + 1);
  for (const { code } of [...fixed, ...after]) allowed.set(code, (allowed.get(code) ?? 0) - 1);
  return [...allowed.values()].every((left) => left >= 0);
}

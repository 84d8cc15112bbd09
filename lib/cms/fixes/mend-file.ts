import type { Problem } from '#lib/problems/problem.ts';
import { findFix } from './find-fix.ts';

export interface MendOptions {
  /** The file as it stands. */
  text: string;
  /** Which of its problems are to be mended. */
  isWanted: (problem: Problem) => boolean;
  /** Everything that would be wrong with the file if this were its text. */
  problemsIn: (text: string) => Promise<readonly Problem[]>;
}

/** A file after its problems were mended; `fixed` is empty where nothing could be. */
export interface MendedFile {
  text: string;
  fixed: Problem[];
}

/** Mends problems of a file; a fix that does not take its problem away, or brings another, is left out. */
export async function mendFile({ text, isWanted, problemsIn }: MendOptions): Promise<MendedFile> {
  const found = await problemsIn(text);
  // From the end, so that the places of those before stay right.
  const wanted = found.filter(isWanted).sort((a, b) => b.line - a.line || b.column - a.column);
  const whole = applyAll(text, wanted);
  if (isBetter(found, await problemsIn(whole.text), whole.fixed)) return whole;
  if (wanted.length === 1) return { text, fixed: [] };
  let mended: MendedFile = { text, fixed: [] };
  let before = found;
  for (const problem of wanted) {
    const next = applyAll(mended.text, [problem]);
    const after = await problemsIn(next.text);
    if (!isBetter(before, after, next.fixed)) continue;
    mended = { text: next.text, fixed: [...mended.fixed, problem] };
    before = after;
  }
  return mended;
}

function applyAll(text: string, problems: readonly Problem[]): MendedFile {
  const fixed: Problem[] = [];
  let mended = text;
  for (const problem of problems) {
    const fix = findFix(problem, mended);
    if (!fix) continue;
    mended = fix.text;
    fixed.push(problem);
  }
  return { text: mended, fixed };
}

function isBetter(before: readonly Problem[], after: readonly Problem[], fixed: readonly Problem[]): boolean {
  if (fixed.length === 0) return false;
  const allowed = new Map<string, number>();
  for (const { code } of before) allowed.set(code, (allowed.get(code) ?? 0) + 1);
  for (const { code } of [...fixed, ...after]) allowed.set(code, (allowed.get(code) ?? 0) - 1);
  return [...allowed.values()].every((left) => left >= 0);
}

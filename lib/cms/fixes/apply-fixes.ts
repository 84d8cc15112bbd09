import type { Problem } from '#lib/problems/problem.ts';
import { findFix } from './find-fix.ts';

/** A file after its problems were mended; `fixed` is empty where nothing could be. */
export interface MendedFile {
  text: string;
  fixed: Problem[];
}

/** Applies the fixes of problems, one after the other, in this order. */
export function applyFixes(text: string, problems: readonly Problem[]): MendedFile {
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

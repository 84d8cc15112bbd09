import type { BodyProblem } from '#lib/problems/problem.ts';
import type { TextEdit } from '../merge/text-edits.ts';

/** A problem in its file, whose lines end with `\n` alone. */
export interface FixPlace {
  text: string;
  /** Offset of the problem. */
  at: number;
  problem: BodyProblem;
}

/** The edits that mend one kind of problem; `null` where it is not plain what would be right. */
export type FixRule = (place: FixPlace) => TextEdit[] | null;

/** From `start` up to `end`, the line break not included. */
export interface Line {
  start: number;
  end: number;
}

/** The line around an offset. */
export function lineAt(text: string, offset: number): Line {
  const end = text.indexOf('\n', offset);
  return { start: text.lastIndexOf('\n', offset - 1) + 1, end: end === -1 ? text.length : end };
}

/** The words of a line; empty past the end of the text. */
export function lineText(text: string, { start, end }: Line): string {
  return text.slice(start, end);
}

/** The line below; `null` at the end of the text. */
export function lineBelow(text: string, { end }: Line): Line | null {
  return end < text.length ? lineAt(text, end + 1) : null;
}

/** The line above; `null` at the start of the text. */
export function lineAbove(text: string, { start }: Line): Line | null {
  return start > 0 ? lineAt(text, start - 1) : null;
}

/** Whether a line is not there or holds nothing but space. */
export function isBlank(text: string, line: Line | null): boolean {
  return line === null || lineText(text, line).trim() === '';
}

/** The offset of a one-based line and column; `null` if the text has no such place. */
export function offsetOf(text: string, { line, column }: { line: number; column: number }): number | null {
  let start = 0;
  for (let count = 1; count < line; count += 1) {
    start = text.indexOf('\n', start) + 1;
    if (start === 0) return null;
  }
  const offset = start + column - 1;
  return offset <= text.length ? offset : null;
}

/** A value of the problem's words as text. */
export function namedValue({ problem }: FixPlace, name: string): string {
  return String(problem.values?.[name] ?? '');
}

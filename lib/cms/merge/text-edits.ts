/** Replaces the characters from `start` up to `end` (exclusive). */
export interface TextEdit {
  start: number;
  end: number;
  text: string;
}

/** Applies edits that do not overlap, in the order of their places; insertions at one place keep their order. */
export function withEdits(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    parts.push(text.slice(from, edit.start), edit.text);
    from = Math.max(from, edit.end);
  }
  return parts.join('') + text.slice(from);
}

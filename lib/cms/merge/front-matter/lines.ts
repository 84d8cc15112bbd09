/** Where the line of an offset starts. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Where the line behind that of an offset starts. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}

/** The zero-based column of an offset. */
export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

/** `end` moved before white space, but not before `from`. */
export function trimmedEnd(text: string, end: number, from: number): number {
  return from + text.slice(from, end).trimEnd().length;
}

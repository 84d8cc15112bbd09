/** First and last byte, both included. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * Reads a `Range` header (RFC 9110, 14.2) for a file of `size` bytes: `null` sends the whole file (no header, or
 * one that may be ignored, such as several ranges), `'unsatisfiable'` is answered by 416.
 */
export function readRange(header: string | undefined, size: number): ByteRange | 'unsatisfiable' | null {
  const parts = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  if (!parts || (!parts[1] && !parts[2])) return null;
  const start = parts[1] ? Number(parts[1]) : Math.max(0, size - Number(parts[2]));
  const end = parts[1] && parts[2] ? Math.min(Number(parts[2]), size - 1) : size - 1;
  if (parts[1] && parts[2] && Number(parts[2]) < start) return null;
  return start >= size || end < start ? 'unsatisfiable' : { start, end };
}

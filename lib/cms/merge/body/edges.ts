/** A text with the white space that `base` has at its start and at its end. */
export function withEdgesOf(base: string, text: string): string {
  const inner = text.trim();
  if (base.trim() === '') return inner === '' ? base : `${base}${inner}\n`;
  if (inner === '') return '';
  const start = /^\s*\n/.exec(base)?.[0] ?? '';
  // The margin of a first line can make it code.
  const margin = /^[ \t]*(?=\S)/.exec(text.replace(/^\s*\n/, ''))?.[0] ?? '';
  return start + margin + inner + (/\s*$/.exec(base)?.[0] ?? '');
}

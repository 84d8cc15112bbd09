import { align } from './align.ts';

/** The text with every line ending as `\n`. */
export function withPlainEndings(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
}

/** Gives a text with plain line endings those of `base`: line by line where `base` mixes them. */
export function withEndingsOf(base: string, text: string): string {
  if (!base.includes('\r')) return text;
  const lines = splitLines(base);
  const endings = new Set(lines.flatMap(({ ending }) => ending || []));
  const [usual = '\n'] = [...endings].sort((a, b) => count(lines, b) - count(lines, a));
  if (endings.size === 1) return text.replaceAll('\n', usual);
  const wanted = text.split('\n');
  const kept = new Map<number, string>();
  for (const [from, to] of align(
    lines.map((line) => line.text),
    wanted,
  )) {
    kept.set(to, lines[from]?.ending ?? '');
  }
  return wanted
    .map((line, index) => (index === wanted.length - 1 ? line : line + (kept.get(index) || usual)))
    .join('');
}

interface Line {
  text: string;
  ending: string;
}

function splitLines(text: string): Line[] {
  return [...text.matchAll(/([^\r\n]*)(\r\n|\r|\n|$)/g)].map(([, line = '', ending = '']) => ({
    text: line,
    ending,
  }));
}

function count(lines: readonly Line[], ending: string): number {
  return lines.filter((line) => line.ending === ending).length;
}

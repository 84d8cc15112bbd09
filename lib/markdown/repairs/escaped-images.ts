import type { Range } from '../blocks/scan.ts';
import { isWithin } from '../blocks/scan.ts';
import type { PartContext } from '../context.ts';
import type { Edit } from '../text/edited-text.ts';

const escaped = /\\?!\\\[((?:[^\]\\\n]|\\.)*?)\\?\]\\?\(([^()\n]*(?:\([^()\n]*\)[^()\n]*)*?)\\?\)/g;
const spaced =
  /!\[((?:[^\]\\\n]|\\.)*)\]\(\s*(\/?media\/[^\s()<>"][^()<>"\n]*? [^()<>"\n]*?)(\s+"[^"\n]*")?\s*\)/g;

/** Finds images whose brackets an editor escaped (content case 7), or whose address has spaces. */
export function findEscapedImages(
  text: string,
  code: readonly Range[],
  report: PartContext['report'],
): Edit[] {
  const edits: Edit[] = [];
  for (const match of text.matchAll(escaped)) {
    const [written, alt = '', target = ''] = match;
    if (isWithin(code, match.index) || !/^\s*<?(?:\/|media|https?:|[\w.-]+\.)/.test(target)) continue;
    edits.push({
      start: match.index,
      end: match.index + written.length,
      text: image(alt, target.replace(/\\([_*()"'])/g, '$1')),
    });
    report('image-escaped', match.index, { values: { written } });
  }
  for (const match of text.matchAll(spaced)) {
    const [written, alt = '', src = '', title = ''] = match;
    const isTaken =
      isWithin(code, match.index) ||
      edits.some(({ start, end }) => match.index >= start && match.index < end);
    if (!isTaken)
      edits.push({
        start: match.index,
        end: match.index + written.length,
        text: `![${alt}](<${src.trim()}>${title})`,
      });
  }
  return edits.sort((a, b) => a.start - b.start);
}

function image(alt: string, written: string): string {
  const target = written.replace(/\\$/, '');
  const [, src = target, title = ''] = /^\s*<?([^"<>]*?)>?\s*("[^"]*")?\s*$/.exec(target) ?? [];
  return `![${alt}](<${src}>${title ? ` ${title}` : ''})`;
}

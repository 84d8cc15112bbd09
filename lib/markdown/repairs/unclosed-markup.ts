import { isWithin, type Range } from '../blocks/scan.ts';
import type { PartContext } from '../context.ts';
import type { Edit } from '../text/edited-text.ts';

const openings = /<!--|<\?|<!\[CDATA\[|<![A-Za-z]/g;
const closings: Record<string, string> = { '<!--': '-->', '<?': '?>', '<![CDATA[': ']]>' };

/** Finds comments and the like that nobody closed: they would swallow the rest of the text (content case 23). */
export function findUnclosedMarkup(
  text: string,
  code: readonly Range[],
  report: PartContext['report'],
): Edit[] {
  const edits: Edit[] = [];
  const lastClosings = new Map<string, number>();
  const isClosed = (opening: string, index: number) => {
    const closing = closings[opening] ?? '>';
    const last = lastClosings.get(closing) ?? text.lastIndexOf(closing);
    lastClosings.set(closing, last);
    return last >= index + opening.length;
  };
  for (const { 0: opening, index } of text.matchAll(openings)) {
    if (isWithin(code, index) || isClosed(opening, index)) continue;
    report('comment-unclosed', index, { values: { written: opening } });
    edits.push({
      start: index,
      end: index + opening.length,
      text: opening === '<!--' ? '' : `&lt;${opening.slice(1)}`,
    });
  }
  return edits;
}

import { align } from '../align.ts';
import type { BodyBlock } from './body-blocks.ts';
import { hasRawSpelling } from './is-raw.ts';
import { strictMeaning } from './strict-meaning.ts';
import { isOdd } from './written-forms.ts';

interface ReadBody {
  body: string;
  blocks: readonly BodyBlock[];
}

/**
 * Whether a text that differs from the base only by what Decap might have done to it was changed by hand all the
 * same: had Decap written it anew, what says the same would be spelled anew somewhere.
 */
export function isMeantAsSent(
  { body: base, blocks: before }: ReadBody,
  { body: edited, blocks: after }: ReadBody,
): boolean {
  const matches = align(before.map(strictMeaning), after.map(strictMeaning));
  const matched = new Set(matches.map(([from]) => from));
  const open = before.filter((_, index) => !matched.has(index));
  const isCertain = before.every(
    (block, index) => matched.has(index) || !mayBeDecaps(base, block, before[index - 1]),
  );
  if (open.length === 0 || !isCertain || hasRawSpelling(base, before) || addsEscapes(base, edited))
    return false;
  return matches.every(([from, to], index) => {
    const [block, twin] = [before[from], after[to]];
    const [next, nextTwin] = matches[index + 1] ?? [];
    const isSameGap =
      next !== from + 1 ||
      nextTwin !== to + 1 ||
      base.slice(block?.end, before[next]?.start) === edited.slice(twin?.end, after[nextTwin]?.start);
    return block?.source === twin?.source && isSameGap;
  });
}

/** Whether what became of a block may be Decap's doing: it drops it, or it takes another meaning from it. */
function mayBeDecaps(base: string, block: BodyBlock, previous: BodyBlock | undefined): boolean {
  const { isEmptyHeading, type, source, start } = block;
  if (isEmptyHeading || type === 'definition' || isOdd(source, block.node)) return true;
  if (type === 'html') return previous?.type === 'list';
  // A tag that is indented is code to it, and most backslashes are nothing.
  if (type === 'tag') return base.slice(Math.max(0, start - 4), start) === '    ';
  if (type === 'table') return !/^\| [^\n]* \|$/m.test(source);
  return type !== 'code' && /\\[!-/:-@[-`{-~]/.test(source);
}

/** Whether there are more backslashes before brackets: Decap puts one before every bracket that is no link's. */
export function addsEscapes(base: string, edited: string): boolean {
  return edited.split('\\[').length > base.split('\\[').length;
}

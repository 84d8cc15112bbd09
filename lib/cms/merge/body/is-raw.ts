import type { BodyBlock } from './body-blocks.ts';

/**
 * Whether a body bears signs that Decap's rich-text editor never leaves (measured with 3.16): it was then written
 * in raw mode, or by a script, and every byte of it is meant.
 */
export function isRaw(body: string, blocks: readonly BodyBlock[]): boolean {
  return hasRawSpelling(body, blocks) || blocks.some(saysMoreThanDecap);
}

/** Whether a body is spelled in a way in which Decap's rich-text editor would not leave it, whatever it says. */
export function hasRawSpelling(body: string, blocks: readonly BodyBlock[]): boolean {
  let end = 0;
  return blocks.some((block) => {
    const breaks = body.slice(end, block.start).split('\n').length - 1;
    end = block.end;
    // An empty paragraph comes as two more line breaks.
    if (breaks > 2 && breaks % 2 === 1) return true;
    // A line that lost its backslash can look like a list below its paragraph.
    return breaks !== 1 && isRawBlock(block);
  });
}

function isRawBlock({ type, source }: BodyBlock): boolean {
  if (type === 'list') return /^(?:[-+]|\*[ \t]{2,}\S)/.test(source);
  if (type === 'heading') return source.includes('\n');
  if (type === 'code') return !source.startsWith('```');
  return type === 'paragraph' && / {2,}\n/.test(source);
}

/** What Decap's rich-text editor takes out of every text: headings without text, boxes, the sides of columns. */
function saysMoreThanDecap({ isEmptyHeading, type, node, source }: BodyBlock): boolean {
  if (isEmptyHeading) return true;
  if (node.type === 'table') return node.align?.some((side) => side !== null) ?? false;
  if (type === 'list') return /^[ \t]*(?:[-+*]|\d+[.)])[ \t]+\[[ xX]\][ \t]/m.test(source);
  return node.type === 'code' && Boolean(node.meta);
}

import type { BodyBlock } from './body-blocks.ts';

/**
 * Whether a body bears signs that Decap's rich-text editor never leaves (measured with 3.16): it was then written
 * in raw mode, or by a script, and every byte of it is meant.
 */
export function isRaw(body: string, blocks: readonly BodyBlock[]): boolean {
  let end = 0;
  return blocks.some((block) => {
    const breaks = body.slice(end, block.start).split('\n').length - 1;
    end = block.end;
    // An empty paragraph comes as two more line breaks.
    if ((breaks > 2 && breaks % 2 === 1) || block.isEmptyHeading) return true;
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

import type { RenderContext } from '../context.ts';
import { type Edit, type EditedText, originOf } from '../text/edited-text.ts';
import { type PairedTag, pairTags } from './pair-tags.ts';
import { placeholder } from './placeholder.ts';
import { readBlock } from './read-block.ts';
import type { Tag } from './scan.ts';

/** Reads the blocks of a text into `context.slots`; returns the edits that put placeholders into their places. */
export function takeBlocks(source: EditedText, tags: readonly Tag[], context: RenderContext): Edit[] {
  return pairTags(tags, context.definitions).map((pair) => {
    if (pair.kind !== 'block') {
      const code = pair.kind === 'unclosed' ? 'block-unclosed' : 'block-end-alone';
      const { name } = pair.tag;
      const place = context.placeOfOrigin(originOf(source, pair.start));
      context.report(code, place, { key: name, values: { name } });
      return { start: pair.start, end: pair.end, text: '' };
    }
    context.slots.push(readBlock(pair, source, context));
    return placeholderEdit(source.text, pair, placeholder(context.slots.length - 1));
  });
}

/** A tag that has its lines for itself gets blank lines around it, so that it is a paragraph for Markdown. */
export function placeholderEdit(text: string, { start, end }: PairedTag, mark: string): Edit {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const nextBreak = text.indexOf('\n', end);
  const lineEnd = nextBreak === -1 ? text.length : nextBreak;
  const before = text.slice(lineStart, start);
  const after = text.slice(end, lineEnd);
  if (!/^[ \t>]*$/.test(before) || after.trim() !== '') return { start, end, text: ` ${mark} ` };
  const blank = before.trimEnd();
  return { start: lineStart, end: lineEnd, text: `${blank}\n${before}${mark}\n${blank}` };
}

import { type BodyBlock, readBodyBlocks } from './body-blocks.ts';
import type { Definitions } from './mask-tags.ts';
import { mergeList } from './merge-list.ts';
import { mergeTable } from './merge-table.ts';
import { mergeTag } from './merge-tag.ts';
import { mergeWords } from './merge-words.ts';
import { isSameBlock } from './same-block.ts';
import { joinLists } from './units.ts';
import { isOdd } from './written-forms.ts';

/** How blocks are merged. */
export interface BlockManner {
  definitions: Definitions;
  /** Merges the text that a tag encloses. */
  mergeInner: (base: string, edited: string) => string;
}

/** The text of a block that was changed, with as many bytes of the base as still say what the edited one says. */
export function mergeBlock(base: BodyBlock, edited: BodyBlock, manner: BlockManner): string {
  const { definitions } = manner;
  const found = candidates(base, edited, manner).find((text) => {
    const [block, ...more] = joinLists(text, readBodyBlocks(text, definitions));
    return block && more.length === 0 && isSameBlock(block, edited);
  });
  return found ?? edited.source;
}

function* candidates(base: BodyBlock, edited: BodyBlock, { mergeInner }: BlockManner): Generator<string> {
  if (base.type === 'code' || base.type === 'html') return;
  if (base.tag && edited.tag) yield mergeTag(base, edited, mergeInner);
  if (base.type === 'list' && edited.type === 'list') yield mergeList(base, edited);
  if (base.type === 'table' && edited.type === 'table') yield mergeTable(base, edited);
  if (base.tag || edited.tag) return;
  if (isOdd(base.source, base.node)) yield mergeWords(base.source, edited.source, 'base');
  yield mergeWords(base.source, edited.source, 'both');
}

import type { List } from 'mdast';
import type { BodyBlock } from './body-blocks.ts';

/** What is matched as one: a block, with what stands before it and that the rich-text editor drops. */
export interface Unit {
  block: BodyBlock;
  /** Where it starts, headings without text before its block included. */
  start: number;
  end: number;
  /** The new text of its block, where that is known before blocks are matched. */
  text?: string;
}

/** Sticks headings without text, which Decap drops, to the next block (to the last one at the end). */
export function unitsOf(blocks: readonly BodyBlock[], isSticky: (block: BodyBlock) => boolean): Unit[] {
  const units: Unit[] = [];
  let start: number | null = null;
  for (const block of blocks) {
    if (isSticky(block)) {
      start ??= block.start;
      continue;
    }
    units.push({ block, start: start ?? block.start, end: block.end });
    start = null;
  }
  const [last, end] = [units.at(-1), blocks.at(-1)];
  if (start === null || !end) return units;
  if (last) last.end = end.end;
  else units.push({ block: end, start, end: end.end });
  return units;
}

/** Lists of the base that follow each other with different signs come back as one. */
export function joinLists(body: string, blocks: readonly BodyBlock[]): BodyBlock[] {
  const joined: BodyBlock[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    const isSame =
      last?.node.type === 'list' && block.node.type === 'list' && last.node.ordered === block.node.ordered;
    if (last && isSame) joined[joined.length - 1] = joinTwo(body, last, block);
    else joined.push(block);
  }
  return joined;
}

function joinTwo(body: string, first: BodyBlock, second: BodyBlock): BodyBlock {
  const [, start, items] = JSON.parse(first.meaning) as [string, unknown, unknown[]];
  const [, , more] = JSON.parse(second.meaning) as [string, unknown, unknown[]];
  const lists = [first.node, second.node] as [List, List];
  return {
    ...first,
    end: second.end,
    source: body.slice(first.start, second.end),
    meaning: JSON.stringify(['list', start, [...items, ...more]]),
    forms: { asBase: joinForms(first, second, 'asBase'), asEdited: joinForms(first, second, 'asEdited') },
    node: { ...lists[0], children: lists.flatMap(({ children }) => children) },
    parts: [...first.parts, ...second.parts],
  };
}

function joinForms(first: BodyBlock, second: BodyBlock, side: 'asBase' | 'asEdited'): string[] {
  return first.forms[side].flatMap((form) => {
    const [kind] = form.split(' ', 1);
    const other = second.forms[side].find((each) => each.startsWith(`${kind} `));
    return other ? [`${form} ${other.slice((kind?.length ?? 0) + 1)}`] : [];
  });
}

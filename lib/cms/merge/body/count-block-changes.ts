import type { BlockDefinition } from '#lib/markdown/block.ts';
import { type BodyBlock, readBodyBlocks } from './body-blocks.ts';
import type { Definitions } from './mask-tags.ts';
import { type BlockPair, pairBlocks } from './pair-blocks.ts';

/** So many blocks of one kind to which the same happened. */
export interface CountedBlocks {
  action: Exclude<BlockPair['fate'], 'kept'>;
  kind: BlockKind;
  count: number;
  /** Which block, where it is one of the site's. */
  definition: BlockDefinition | null;
}

/** What an editor calls the blocks of a text. */
export type BlockKind = keyof typeof kinds;

const kinds = {
  paragraph: ['paragraph'],
  heading: ['heading'],
  list: ['list'],
  image: [],
  table: ['table'],
  quote: ['blockquote'],
  code: ['code'],
  frame: [],
  tag: ['tag'],
  other: ['html', 'definition', 'footnoteDefinition', 'thematicBreak'],
} satisfies Record<string, string[]>;

/** Counts what happened to the blocks of a body, by kind, in the order in which it is first met. */
export function countBlockChanges(before: string, after: string, definitions: Definitions): CountedBlocks[] {
  const [from, to] = [readBodyBlocks(before, definitions), readBodyBlocks(after, definitions)];
  const counted = new Map<string, CountedBlocks>();
  const count = (action: CountedBlocks['action'], block: BodyBlock | undefined) => {
    if (!block) return;
    const definition = block.tag?.definition ?? null;
    const kind = block.type === 'tag' && !definition ? 'other' : kindOf(block);
    const key = [action, kind, definition?.name].join(' ');
    const known = counted.get(key);
    if (known) known.count += 1;
    else counted.set(key, { action, kind, count: 1, definition });
  };
  for (const { fate, base, other } of pairBlocks(from, to)) {
    if (fate !== 'kept') count(fate, base === null ? to[other ?? -1] : from[base]);
  }
  return [...counted.values()];
}

function kindOf({ type, node, source }: BodyBlock): BlockKind {
  const [only, ...more] = node.type === 'paragraph' ? node.children : [];
  if (only?.type === 'image' && more.length === 0) return 'image';
  if (type === 'html' && /<(?:iframe|video)\b/i.test(source)) return 'frame';
  const found = Object.entries(kinds).find(([, types]) => (types as string[]).includes(type));
  // The names of `kinds` are its own keys.
  return (found?.[0] ?? 'other') as BlockKind;
}

import type { BlockDefinition } from '#lib/markdown/block.ts';
import { type PairedTag, pairTags } from '#lib/markdown/blocks/pair-tags.ts';
import { placeholder } from '#lib/markdown/blocks/placeholder.ts';
import { scan } from '#lib/markdown/blocks/scan.ts';
import { placeholderEdit } from '#lib/markdown/blocks/take-blocks.ts';

/** A body in which every block tag, with what it encloses, is a placeholder that Markdown takes for a word. */
export interface MaskedBody {
  text: string;
  tags: PairedTag[];
  /** The offset in the body of one in the masked text; within a placeholder, where its line starts or its tag ends. */
  toSource(offset: number, side: 'start' | 'end'): number;
}

/** The blocks of the site by their names and aliases. */
export type Definitions = ReadonlyMap<string, BlockDefinition>;

const sorted = new WeakMap<readonly BlockDefinition[], Definitions>();

/** Sorts declarations of blocks by the names under which a text may call them; the same ones only once. */
export function definitionsByName(blocks: readonly BlockDefinition[]): Definitions {
  const definitions =
    sorted.get(blocks) ??
    new Map(blocks.flatMap((block) => [block.name, ...(block.aliases ?? [])].map((name) => [name, block])));
  sorted.set(blocks, definitions);
  return definitions;
}

/** Masks the tags of a body with plain line endings. */
export function maskTags(body: string, definitions: Definitions): MaskedBody {
  // These two stand for tags below; as text they are debris that no page shows.
  const clean = body.replace(/[\ufdd0\ufdd1]/g, '\ufffd');
  const tags = pairTags(scan(clean).tags, definitions);
  const stretches: Stretch[] = [];
  const parts: string[] = [];
  let from = 0;
  let length = 0;
  tags.forEach((tag, index) => {
    const edit = placeholderEdit(clean, tag, placeholder(index));
    // Two tags may share a line; the second then starts behind the first.
    const start = Math.max(edit.start, from);
    parts.push(clean.slice(from, start), edit.text);
    length += start - from;
    const next = Math.max(edit.end, start);
    stretches.push({ start: length, end: length + edit.text.length, tag, before: start, after: next });
    length += edit.text.length;
    from = next;
  });
  parts.push(clean.slice(from));
  return { text: parts.join(''), tags, toSource: (offset, side) => toSource(stretches, offset, side) };
}

/** Where in the masked text a tag's placeholder stands, and what of the body it stands for. */
interface Stretch {
  start: number;
  end: number;
  tag: PairedTag;
  before: number;
  after: number;
}

function toSource(stretches: readonly Stretch[], offset: number, side: 'start' | 'end'): number {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const begins = stretches[middle]?.start ?? 0;
    if (side === 'start' ? begins <= offset : begins < offset) low = middle + 1;
    else high = middle;
  }
  const stretch = stretches[low - 1];
  if (!stretch) return offset;
  const isWithin = side === 'start' ? offset < stretch.end : offset <= stretch.end;
  if (isWithin) return side === 'start' ? stretch.before : stretch.tag.end;
  return stretch.after + offset - stretch.end;
}

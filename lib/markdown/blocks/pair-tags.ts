import type { BlockDefinition } from '../block.ts';
import type { Tag } from './scan.ts';

/** A tag with what it encloses, or an end tag that nothing opened. */
export interface PairedTag {
  kind: 'block' | 'unclosed' | 'end-alone';
  tag: Tag;
  definition: BlockDefinition | null;
  /** The text between the tag and its end tag. */
  enclosed: { start: number; end: number } | null;
  start: number;
  end: number;
}

/** Matches tags with their end tags; what stands within a pair is left to the rendering of its text. */
export function pairTags(
  tags: readonly Tag[],
  definitions: ReadonlyMap<string, BlockDefinition>,
): PairedTag[] {
  const ends = closingTags(tags, definitions);
  const paired: PairedTag[] = [];
  let inside = -1;
  tags.forEach((tag, index) => {
    if (tag.start < inside) return;
    const definition = definitions.get(tag.name) ?? null;
    const isEnd = !definition && endOf(tag.name) !== null;
    const close = ends.get(index);
    const pair: PairedTag = {
      kind: isEnd ? 'end-alone' : definition?.encloses && !close ? 'unclosed' : 'block',
      tag,
      definition,
      enclosed: close ? { start: tag.end, end: close.start } : null,
      start: tag.start,
      end: close?.end ?? tag.end,
    };
    inside = pair.end;
    paired.push(pair);
  });
  return paired;
}

/** The end tag of each tag that has one, innermost first. */
function closingTags(
  tags: readonly Tag[],
  definitions: ReadonlyMap<string, BlockDefinition>,
): Map<number, Tag> {
  const ends = new Map<number, Tag>();
  const open: { index: number; name: string }[] = [];
  tags.forEach((tag, index) => {
    const closes = definitions.has(tag.name) ? null : endOf(tag.name);
    if (closes === null) {
      const definition = definitions.get(tag.name);
      // A block that encloses nothing has no end, but an unknown one may have.
      if (definition?.encloses !== false) open.push({ index, name: definition?.name ?? tag.name });
      return;
    }
    const name = definitions.get(closes)?.name ?? closes;
    const at = open.findLastIndex((candidate) => candidate.name === name);
    const found = open[at];
    if (!found) return;
    ends.set(found.index, tag);
    open.length = at;
  });
  return ends;
}

function endOf(name: string): string | null {
  return /^end[_-]?(\w[\w-]*)$/.exec(name)?.[1] ?? null;
}

import type { BodyBlock } from './body-blocks.ts';

/** How alike two blocks are, from 0 to 1: the share of words that both have, for blocks of one kind. */
export function likeness(base: BodyBlock, edited: BodyBlock): number {
  if (base.type === 'tag' || edited.type === 'tag') return isSameTag(base, edited) ? 1 : 0;
  const shared = sharedWords(base.source, edited.source);
  // A heading that became a paragraph is still itself if its words are.
  return base.type === edited.type ? Math.max(0.3, shared) : shared - 0.2;
}

/** The share of words that two texts have in common. */
export function sharedWords(base: string, edited: string): number {
  const counts = new Map<string, number>();
  const [words, others] = [wordsOf(base), wordsOf(edited)];
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of others) {
    const count = counts.get(word) ?? 0;
    if (count === 0) continue;
    shared += 1;
    counts.set(word, count - 1);
  }
  return (2 * shared) / Math.max(1, words.length + others.length);
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function isSameTag({ tag }: BodyBlock, edited: BodyBlock): boolean {
  const other = edited.tag;
  return tag !== null && other !== null && nameOf(tag) === nameOf(other);
}

function nameOf({ definition, tag }: NonNullable<BodyBlock['tag']>): string {
  return definition?.name ?? tag.name;
}

import type { BodyBlock } from './body-blocks.ts';

/** Names for blocks: a block of the edited text has the name of the block of the base that it is. */
export interface BlockNames {
  base: string[];
  edited: string[];
}

/** Names blocks so that those are called the same that say the same, or differ only by a round trip through Decap. */
export function nameBlocks(base: readonly BodyBlock[], edited: readonly BodyBlock[]): BlockNames {
  const names = new Map<string, string>();
  const baseNames = base.map((block) => {
    const known = names.get(block.meaning) ?? block.meaning;
    for (const form of [block.meaning, ...block.forms.asBase]) {
      if (!names.has(form)) names.set(form, known);
    }
    return known;
  });
  const editedNames = edited.map((block) => {
    const form = [block.meaning, ...block.forms.asEdited].find((each) => names.has(each));
    return (form && names.get(form)) ?? block.meaning;
  });
  return { base: baseNames, edited: editedNames };
}

/** Whether a block may be what `edited` was before a round trip. */
export function isSameBlock(base: BodyBlock, edited: BodyBlock): boolean {
  return (
    base.meaning === edited.meaning || base.forms.asBase.some((form) => edited.forms.asEdited.includes(form))
  );
}

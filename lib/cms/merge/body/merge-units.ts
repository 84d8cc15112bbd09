import type { BodyBlock } from './body-blocks.ts';
import { joinPieces } from './join-pieces.ts';
import { likeness } from './likeness.ts';
import type { Definitions } from './mask-tags.ts';
import { mergeBlock } from './merge-block.ts';
import { mergePieces } from './merge-pieces.ts';
import type { NamedUnits } from './regroup.ts';
import type { Unit } from './units.ts';

interface Manner {
  definitions: Definitions;
  /** Whether changed blocks keep bytes of the base too, or are taken as they were sent. */
  isFine: boolean;
}

/** Puts a body together from the units of the base and those that were changed or are new. */
export function mergeUnits(base: string, units: NamedUnits, { definitions, isFine }: Manner): string {
  const { before, after, names } = units;
  const sent = new Set(names.edited);
  const pieces = mergePieces({
    baseNames: names.base,
    editedNames: names.edited,
    likeness(index, other) {
      const [unit, edited] = [before[index], after[other]];
      return unit && edited ? likeness(unit.block, edited.block) : 0;
    },
    keep(index, other) {
      const [unit, edited] = [before[index], after[other]];
      return edited && unit && isRewrapped(unit.block, edited.block)
        ? textOf(base, unit, edited.block.source)
        : textOf(base, unit);
    },
    change(index, other) {
      const [unit, edited] = [before[index], after[other]];
      if (!unit || !edited) return '';
      const text = isFine ? mergeBlock(unit.block, edited.block, definitions) : edited.block.source;
      return textOf(base, unit, text);
    },
    insert: (other) => after[other]?.block.source ?? '',
    isLost: (index) => mayBeLost(before, index) && sent.has(names.base[index - 1] ?? ''),
  });
  return joinPieces(pieces, { text: base, parts: before }, { usual: '\n\n', parts: /\n[ \t]*\n/ });
}

/** Whether Decap may have dropped a unit without a word, as it does with a frame that follows a list. */
export function mayBeLost(units: readonly Unit[], index: number): boolean {
  return units[index]?.block.type === 'html' && units[index - 1]?.block.type === 'list';
}

function textOf(base: string, unit: Unit | undefined, text?: string): string {
  if (!unit) return '';
  const { start, end, block } = unit;
  return base.slice(start, block.start) + (text ?? unit.text ?? block.source) + base.slice(block.end, end);
}

/** Decap keeps line breaks within a paragraph: where they differ, somebody set them anew. */
function isRewrapped({ type, source }: BodyBlock, edited: BodyBlock): boolean {
  const lines = (text: string) => text.trim().split(/[ \t]*\n[ \t]*/);
  return (
    type === 'paragraph' &&
    source.replace(/\s+/g, ' ') === edited.source.replace(/\s+/g, ' ') &&
    lines(source).length !== lines(edited.source).length
  );
}

import type { BodyBlock } from './body-blocks.ts';
import { joinPieces } from './join-pieces.ts';
import { likeness } from './likeness.ts';
import { type BlockManner, mergeBlock } from './merge-block.ts';
import { mergePieces } from './merge-pieces.ts';
import type { NamedUnits } from './regroup.ts';
import type { Unit } from './units.ts';

interface Manner extends BlockManner {
  /** The units that are taken as they were sent. */
  asSent: ReadonlySet<number>;
}

/** Puts a body together from the units of the base and those that were changed or are new. */
export function mergeUnits(base: string, units: NamedUnits, { asSent, ...manner }: Manner): string {
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
      return edited && unit && (asSent.has(other) || isRewrapped(unit.block, edited.block))
        ? textOf(base, unit, edited.block.source)
        : textOf(base, unit);
    },
    change(index, other) {
      const [unit, edited] = [before[index], after[other]];
      if (!unit || !edited) return '';
      const { source } = edited.block;
      const text = asSent.has(other) ? source : mergeBlock(unit.block, edited.block, manner);
      return textOf(base, unit, text);
    },
    insert: (other) => after[other]?.block.source ?? '',
    isLost: (index) =>
      mayBeLost(units, index) &&
      (before[index]?.block.type === 'definition' || sent.has(names.base[index - 1] ?? '')),
  });
  return joinPieces(pieces, { text: base, parts: before }, { usual: '\n\n', parts: /\n[ \t]*\n/ });
}

/**
 * Whether Decap may have dropped a unit of the base without a word, as it does with a frame that follows a list, and
 * with definitions, since it writes links in full.
 */
export function mayBeLost({ before, after }: NamedUnits, index: number): boolean {
  const type = before[index]?.block.type;
  if (type === 'definition') return !after.some(({ block }) => block.type === 'definition');
  return type === 'html' && before[index - 1]?.block.type === 'list';
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

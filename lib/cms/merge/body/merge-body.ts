import { type BodyBlock, readBodyBlocks } from './body-blocks.ts';
import { isRaw } from './is-raw.ts';
import { joinPieces } from './join-pieces.ts';
import { likeness } from './likeness.ts';
import type { Definitions } from './mask-tags.ts';
import { mergeBlock } from './merge-block.ts';
import { mergePieces, type Piece } from './merge-pieces.ts';
import { type NamedUnits, regroup } from './regroup.ts';
import { nameBlocks } from './same-block.ts';
import { joinLists, type Unit, unitsOf } from './units.ts';

/**
 * Merges bodies with plain line endings: what was not changed keeps the bytes of the base, and so do the gaps.
 * @throws {DocumentLimitError} if one of them is too large or nested too deeply.
 */
export function mergeBody(base: string, edited: string, definitions: Definitions): string {
  if (base === edited) return base;
  const before = readBodyBlocks(base, definitions);
  const after = readBodyBlocks(edited, definitions);
  if (before.length === 0 || after.length === 0) return withEdgesOf(base, edited);
  if (isRaw(edited, after)) return withEdgesOf(base, edited);
  const hasDefinitions = after.some(({ type }) => type === 'definition');
  const isSticky = (block: BodyBlock) =>
    block.isEmptyHeading || (block.type === 'definition' && !hasDefinitions);
  const [units, others] = [
    unitsOf(joinLists(base, before), isSticky),
    unitsOf(withoutSeparators(after), () => false),
  ];
  const names = nameBlocks(blocksOf(units), blocksOf(others));
  const sides: Sides = {
    base,
    definitions,
    ...regroup(base, edited, { before: units, after: others, names }, definitions),
  };
  for (const isFine of [true, false]) {
    const pieces = mergePieces(pieceTask(sides, isFine));
    const joined = joinPieces(pieces, { text: base, parts: sides.before }, blankLine);
    const merged = withEdgesOf(base, joined);
    if (saysTheSame(merged, pieces, sides)) return merged;
  }
  return withEdgesOf(base, edited);
}

/** Decap puts empty comments between lists that would run into each other without a heading that it dropped. */
function withoutSeparators(blocks: readonly BodyBlock[]): BodyBlock[] {
  return blocks.filter(({ source }) => source !== '<!---->');
}

const blankLine = { usual: '\n\n', parts: /\n[ \t]*\n/ };

interface Sides extends NamedUnits {
  base: string;
  definitions: Definitions;
}

function blocksOf(units: readonly Unit[]): BodyBlock[] {
  return units.map(({ block }) => block);
}

function pieceTask(sides: Sides, isFine: boolean) {
  const { base, before, after, names, definitions } = sides;
  const keep = (index: number) => textOf(base, before[index]);
  const insert = (index: number) => after[index]?.block.source ?? '';
  return {
    baseNames: names.base,
    editedNames: names.edited,
    likeness(index: number, other: number) {
      const [unit, edited] = [before[index], after[other]];
      return unit && edited ? likeness(unit.block, edited.block) : 0;
    },
    keep(index: number, other: number) {
      const [unit, edited] = [before[index], after[other]];
      return unit && edited && isRewrapped(unit.block, edited.block) ? edited.block.source : keep(index);
    },
    change(index: number, other: number) {
      const [unit, edited] = [before[index], after[other]];
      if (!unit || !edited) return insert(other);
      const prefix = base.slice(unit.start, unit.block.start);
      const suffix = base.slice(unit.block.end, unit.end);
      const text = isFine ? mergeBlock(unit.block, edited.block, definitions) : edited.block.source;
      return prefix + text + suffix;
    },
    insert,
    isLost: (index: number) => isLost(before, index, new Set(names.edited), names.base),
  };
}

function textOf(base: string, unit: Unit | undefined): string {
  if (!unit) return '';
  const { start, end, block, text } = unit;
  return base.slice(start, block.start) + (text ?? block.source) + base.slice(block.end, end);
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

/** Decap drops a frame that follows a list, without a word. */
function isLost(
  units: readonly Unit[],
  index: number,
  names: ReadonlySet<string>,
  baseNames: readonly string[],
): boolean {
  const block = units[index]?.block;
  const [before, name] = [units[index - 1]?.block, baseNames[index - 1]];
  return block?.type === 'html' && before?.type === 'list' && name !== undefined && names.has(name);
}

/** The white space at the start and at the end of a body is that of the base. */
function withEdgesOf(base: string, text: string): string {
  const inner = text.trim();
  if (base.trim() === '') return inner === '' ? base : `${base}${inner}\n`;
  if (inner === '') return '';
  const start = /^\s*\n/.exec(base)?.[0] ?? '';
  const margin = /^[ \t]*(?=\S)/.exec(text.replace(/^\s*\n/, ''))?.[0] ?? '';
  return start + margin + inner + (/\s*$/.exec(base)?.[0] ?? '');
}

/** Whether the merged body still reads as the blocks it was put together from. */
function saysTheSame(merged: string, pieces: readonly Piece[], { definitions }: Sides): boolean {
  const together = readBodyBlocks(merged, definitions).map(({ meaning }) => meaning);
  const single = pieces.flatMap(({ text }) => readBodyBlocks(text, definitions));
  return (
    together.length === single.length &&
    single.every(({ meaning, source }, index) => meaning === together[index] || /\[[^\]]+\]/.test(source))
  );
}

import { type BodyBlock, readBodyBlocks } from './body-blocks.ts';
import { withEdgesOf } from './edges.ts';
import { isRaw } from './is-raw.ts';
import type { Definitions } from './mask-tags.ts';
import { mayBeLost, mergeUnits } from './merge-units.ts';
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
  const sent = unitsOf(withoutSeparators(after), () => false);
  const compareWith = (body: string, blocks: readonly BodyBlock[]): NamedUnits => {
    const units = unitsOf(joinLists(body, blocks), stickyBeside(after));
    const names = nameBlocks(blocksOf(units), blocksOf(sent));
    return regroup(body, edited, { before: units, after: sent, names }, definitions);
  };
  const units = compareWith(base, before);
  for (const isFine of [true, false]) {
    const merged = withEdgesOf(base, mergeUnits(base, units, { definitions, isFine }));
    if (saysTheSame(compareWith(merged, readBodyBlocks(merged, definitions)))) return merged;
  }
  return withEdgesOf(base, edited);
}

/** What Decap drops of a text, judging by what it sent. */
function stickyBeside(sent: readonly BodyBlock[]): (block: BodyBlock) => boolean {
  const hasDefinitions = sent.some(({ type }) => type === 'definition');
  return ({ type, isEmptyHeading }) => isEmptyHeading || (type === 'definition' && !hasDefinitions);
}

/** Decap puts empty comments between lists that would run into each other without a heading that it dropped. */
function withoutSeparators(blocks: readonly BodyBlock[]): BodyBlock[] {
  return blocks.filter(({ source }) => source !== '<!---->');
}

function blocksOf(units: readonly Unit[]): BodyBlock[] {
  return units.map(({ block }) => block);
}

/** Whether a body would come back from the editor as what it sent: block for block, but for what it loses. */
function saysTheSame({ before, names }: NamedUnits): boolean {
  const sent = [...names.edited];
  const isSame = before.every((_, index) => {
    if (names.base[index] === sent[0]) return sent.shift() !== undefined;
    return mayBeLost(before, index);
  });
  return isSame && sent.length === 0;
}

import { type BodyBlock, readBodyBlocks } from './body-blocks.ts';
import { withEdgesOf } from './edges.ts';
import { isMeantAsSent } from './is-meant-as-sent.ts';
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
  const sent = unitsOf(hasSeparators(before) ? after : withoutSeparators(after), () => false);
  const compareWith = (body: string, blocks: readonly BodyBlock[]): NamedUnits => {
    const units = unitsOf(joinLists(body, blocks), ({ isEmptyHeading }) => isEmptyHeading);
    const names = nameBlocks(blocksOf(units), blocksOf(sent));
    return regroup(body, edited, { before: units, after: sent, names }, definitions);
  };
  const units = compareWith(base, before);
  const asSent = new Set<number>();
  const mergeInner = (inner: string, other: string) => mergeBody(inner, other, definitions);
  for (let round = 0; round < maxRounds; round += 1) {
    const merged = withEdgesOf(base, mergeUnits(base, units, { definitions, asSent, mergeInner }));
    const place = firstDifference(compareWith(merged, readBodyBlocks(merged, definitions)));
    if (place === null)
      return merged === base && isMeantAsSent({ body: base, blocks: before }, { body: edited, blocks: after })
        ? withEdgesOf(base, edited)
        : merged;
    // In their new neighbourhood the bytes of the base say something else: indented code below a list, for one.
    for (const near of [place - 1, place, place + 1]) asSent.add(near);
  }
  return withEdgesOf(base, edited);
}

/** How often a merge that does not say what was sent is tried again with fewer bytes of the base. */
const maxRounds = 8;

function hasSeparators(blocks: readonly BodyBlock[]): boolean {
  return blocks.some(({ source }) => source === '<!---->');
}

/** Decap puts empty comments between lists that would run into each other without a heading that it dropped. */
function withoutSeparators(blocks: readonly BodyBlock[]): BodyBlock[] {
  return blocks.filter(({ source }) => source !== '<!---->');
}

function blocksOf(units: readonly Unit[]): BodyBlock[] {
  return units.map(({ block }) => block);
}

/** The unit of what was sent at which a body would not come back from the editor as it is; `null` if it would. */
function firstDifference(units: NamedUnits): number | null {
  const { before, names } = units;
  let place = 0;
  for (const [index] of before.entries()) {
    if (names.base[index] === names.edited[place]) place += 1;
    else if (!mayBeLost(units, index)) return place;
  }
  return place === names.edited.length ? null : place;
}

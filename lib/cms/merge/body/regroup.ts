import { align } from '../align.ts';
import { type BodyBlock, readBodyBlocks } from './body-blocks.ts';
import type { Definitions } from './mask-tags.ts';
import { mergeWords } from './merge-words.ts';
import type { BlockNames } from './same-block.ts';
import type { Unit } from './units.ts';
import { type WrittenForms, writtenForms } from './written-forms.ts';

/** Two lists of units with the names by which they are matched. */
export interface NamedUnits {
  before: Unit[];
  after: Unit[];
  names: BlockNames;
}

/** The most units that a round trip is thought to make of one, or one of them. */
const maxGroup = 4;

/** The longest stretch of changes that is searched; such damage is rare and small. */
const maxStretch = 40;

/**
 * Finds what a round trip cut into several blocks or ran together, such as a paragraph whose lines start with
 * `\-` and that comes back as a list: both sides become one unit each, with the same name.
 */
export function regroup(
  base: string,
  edited: string,
  units: NamedUnits,
  definitions: Definitions,
): NamedUnits {
  const { before, after, names } = units;
  const groups: Group[] = [];
  let [from, to] = [0, 0];
  for (const [end, end2] of [...align(names.base, names.edited), [before.length, after.length] as const]) {
    const isSmall = end - from <= maxStretch && end2 - to <= maxStretch;
    if (isSmall && end > from && end2 > to) {
      const [firsts, seconds] = [spans(base, before, from, end), spans(edited, after, to, end2)];
      const found = findGroups(firsts, seconds);
      const whole = found.length > 0 ? null : changedGroup(firsts, seconds, [end, end2], definitions);
      groups.push(...found, ...(whole ? [whole] : []));
    }
    from = end + 1;
    to = end2 + 1;
  }
  if (groups.length === 0) return units;
  const left = groupUnits(
    base,
    before,
    names.base,
    groups.map(({ first, text }) => ({ ...first, text })),
  );
  const right = groupUnits(
    edited,
    after,
    names.edited,
    groups.map(({ second }) => second),
  );
  return { before: left.units, after: right.units, names: { base: left.names, edited: right.names } };
}

/** Units that follow each other, as one text. */
interface Span {
  from: number;
  /** Exclusive. */
  end: number;
  source: string;
  types: string;
  forms: WrittenForms;
}

type GroupedSpan = Pick<Span, 'from' | 'end'> & { text?: string | undefined };

interface Group {
  first: Span;
  second: Span;
  text?: string;
}

function spans(body: string, units: readonly Unit[], from: number, end: number): Span[] {
  const found: Span[] = [];
  for (let first = from; first < end; first += 1) {
    for (let last = first; last < Math.min(end, first + maxGroup); last += 1) {
      const [one, other] = [units[first], units[last]];
      if (!one || !other) continue;
      const source = body.slice(one.block.start, other.block.end);
      const types = units.slice(first, last + 1).map(({ block }) => block.type);
      const forms = writtenForms(source, one.block.node, false);
      found.push({ from: first, end: last + 1, source, types: types.join(), forms });
    }
  }
  return found;
}

function findGroups(before: readonly Span[], after: readonly Span[]): Group[] {
  const byForm = Map.groupBy(
    before.flatMap((span) => span.forms.asBase.map((form) => ({ form, span }))),
    ({ form }) => form,
  );
  const groups: Group[] = [];
  let [next, next2] = [0, 0];
  for (const second of after) {
    if (second.from < next2) continue;
    const known = second.forms.asEdited.flatMap((form) => byForm.get(form) ?? []);
    const first = known.find(({ span }) => span.from >= next)?.span;
    if (!first || (first.end - first.from === 1 && second.end - second.from === 1)) continue;
    groups.push({ first, second });
    [next, next2] = [first.end, second.end];
  }
  return groups;
}

/** A stretch as a whole whose blocks are other ones only because of a round trip, and that was changed besides. */
function changedGroup(
  before: readonly Span[],
  after: readonly Span[],
  [end, end2]: readonly [number, number],
  definitions: Definitions,
): Group | null {
  const first = before.find((span) => span.from === before[0]?.from && span.end === end);
  const second = after.find((span) => span.from === after[0]?.from && span.end === end2);
  if (!first || !second || first.types === second.types) return null;
  const text = mergeWords(first.source, second.source, 'both');
  const blocks = readBodyBlocks(text, definitions);
  const [block] = blocks;
  if (!block || blocks.map(({ type }) => type).join() !== first.types) return null;
  const { asBase } = writtenForms(text, block.node, false);
  return asBase.some((form) => second.forms.asEdited.includes(form)) ? { first, second, text } : null;
}

function groupUnits(
  body: string,
  units: readonly Unit[],
  names: readonly string[],
  groups: readonly GroupedSpan[],
) {
  const grouped: { units: Unit[]; names: string[] } = { units: [], names: [] };
  let next = 0;
  const copyTo = (end: number) => {
    grouped.units.push(...units.slice(next, end));
    grouped.names.push(...names.slice(next, end));
  };
  groups.forEach(({ from, end, text }, index) => {
    const [first, last] = [units[from], units[end - 1]];
    if (!first || !last) return;
    copyTo(from);
    const block: BodyBlock = {
      ...first.block,
      type: 'group',
      end: last.block.end,
      source: body.slice(first.block.start, last.block.end),
    };
    grouped.units.push({ block, start: first.start, end: last.end, ...(text === undefined ? {} : { text }) });
    grouped.names.push(`group ${index}`);
    next = end;
  });
  copyTo(units.length);
  return grouped;
}

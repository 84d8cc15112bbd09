import { isDeepStrictEqual } from 'node:util';
import { readFrontMatter } from '#lib/content/front-matter/read-front-matter.ts';
import { splitDocument } from '#lib/content/front-matter/split-document.ts';
import type { BlockDefinition } from '#lib/markdown/block.ts';
import { bodyProblem } from '#lib/problems/codes.ts';
import type { BodyProblem } from '#lib/problems/problem.ts';
import { type BodyBlock, readBodyBlocks } from './body/body-blocks.ts';
import { escapedObjects } from './body/escaped-objects.ts';
import { addsEscapes, isMeantAsSent } from './body/is-meant-as-sent.ts';
import { isRaw } from './body/is-raw.ts';
import { type Definitions, definitionsByName } from './body/mask-tags.ts';
import { nameBlocks } from './body/same-block.ts';
import { saysElse } from './body/strict-meaning.ts';
import { joinLists } from './body/units.ts';
import { pairsByName, parseYaml } from './front-matter/parse-yaml.ts';
import { sameValue } from './front-matter/same-value.ts';
import { withEndingsOf, withPlainEndings } from './line-endings.ts';
import { withEdits } from './text-edits.ts';

export interface GuardOptions {
  /** The file as it stands in git. */
  base: string;
  /** The file as the editor sent it. */
  edited: string;
  /** The file that `mergeDocument` made of both. */
  merged: string;
  blocks: readonly BlockDefinition[];
}

export interface GuardReport {
  /** The file to be written: `merged`, with damage repaired where it is clear what was meant. */
  text: string;
  /** Why it must not be written; empty if it may. */
  problems: BodyProblem[];
  /** Whether the text was sent with another meaning, of which nothing is taken: Decap does the same by itself. */
  isIgnored: boolean;
}

/**
 * Compares what a file means before and after a save: what the editor did not touch may not change. Links, pictures
 * and tags that a round trip turned into text are repaired; what cannot be is refused.
 * @throws {DocumentLimitError} if a body is too large or nested too deeply.
 */
export function guardMeaning({ base, edited, merged, blocks }: GuardOptions): GuardReport {
  const definitions = definitionsByName(blocks);
  const [before, sent, after] = [base, edited, merged].map((text) => splitDocument(withPlainEndings(text)));
  if (!before || !sent || !after) return { text: merged, problems: [], isIgnored: false };
  const [blocksBefore, blocksSent] = [before, sent].map(({ body }) => readBodyBlocks(body, definitions));
  if (!blocksBefore || !blocksSent) return { text: merged, problems: [], isIgnored: false };
  const first = blocksBefore[0];
  // Decap (3.16) sends nothing at all of a text that starts with a rule, whatever follows.
  if (first?.type === 'thematicBreak' && blocksSent.length === 0) {
    const place = { line: 1, column: 1 };
    const problem = bodyProblem('save-empties-text', place, { text: excerpt(first) });
    return { text: merged, problems: [problem], isIgnored: false };
  }
  const changed = changedBlocks(blocksBefore, joinLists(before.body, blocksBefore), blocksSent);
  const edits = escapedObjects(changed.touched, after.body, definitions);
  const body = withEdits(after.body, edits);
  const fields = changedFields(before.yaml, sent.yaml, after.yaml);
  const isAsSent =
    after.body.trim() === sent.body.trim() &&
    ((isRaw(sent.body, blocksSent) && !addsEscapes(before.body, sent.body)) ||
      isMeantAsSent({ body: before.body, blocks: blocksBefore }, { body: sent.body, blocks: blocksSent }));
  const lost = isAsSent ? [] : lostBlocks(changed.kept, body, definitions);
  const text =
    edits.length === 0 ? merged : withEndingsOf(merged, after.opening + after.yaml + after.closing + body);
  const isIgnored = body === before.body && saysElse(joinLists(before.body, blocksBefore), blocksSent);
  return { text, problems: [...fields, ...lost], isIgnored };
}

/** Which blocks of the base came back from the editor as they were, and which did not. */
function changedBlocks(
  blocks: readonly BodyBlock[],
  joined: readonly BodyBlock[],
  sent: readonly BodyBlock[],
) {
  const names = nameBlocks(joined, sent);
  const known = new Set(names.edited);
  const untouched = joined.filter((_, index) => known.has(names.base[index] ?? ''));
  let next = 0;
  // Both lists are in the order of the text.
  const isKept = (block: BodyBlock) => {
    while ((untouched[next]?.end ?? Number.POSITIVE_INFINITY) <= block.start) next += 1;
    return (untouched[next]?.start ?? Number.POSITIVE_INFINITY) <= block.start;
  };
  const kept = new Set(blocks.filter(isKept));
  return { kept: [...kept], touched: blocks.filter((block) => !kept.has(block)) };
}

function lostBlocks(kept: readonly BodyBlock[], body: string, definitions: Definitions): BodyProblem[] {
  const found = new Set(readBodyBlocks(body, definitions).map(({ meaning }) => meaning));
  const wanted = new Map<string, BodyBlock>();
  for (const block of kept) if (!found.has(block.meaning)) wanted.set(block.meaning, block);
  return [...wanted.values()].map((block) =>
    bodyProblem('save-loses-block', { line: 1, column: 1 }, { text: excerpt(block) }),
  );
}

function changedFields(base: string, edited: string, merged: string): BodyProblem[] {
  const [before, sent] = [parseYaml(base), parseYaml(edited)];
  if (!before || !sent) return [];
  const [data, other] = [dataOf(base), dataOf(merged)];
  const pairs = pairsByName(sent.map);
  return [...pairsByName(before.map)]
    .filter(([name, pair]) => sameValue(pair.value, pairs.get(name)?.value))
    .filter(([name]) => !isDeepStrictEqual(data[name], other[name]))
    .map(([key]) => ({ ...bodyProblem('save-changes-field', { line: 1, column: 1 }, { key }), key }));
}

function dataOf(yaml: string): Record<string, unknown> {
  return readFrontMatter(`---\n${yaml}---\n`).data;
}

/** The first words of a block, so that a person knows which it is. */
function excerpt({ source }: BodyBlock): string {
  const line = source.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

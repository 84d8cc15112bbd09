import { isMap, isScalar, type ParsedNode, type YAMLMap, type YAMLSeq } from 'yaml';
import { align } from '../align.ts';
import { withoutEmptyValues } from './empty-values.ts';
import { lineEnd, lineStart } from './lines.ts';
import type { MergeTask } from './merge-task.ts';
import { sameValue } from './same-value.ts';
import { writeItem } from './write-yaml.ts';

/** An item of a list that has its lines for itself. */
interface Item {
  node: ParsedNode;
  start: number;
  /** Where the next item or what follows the list starts. */
  end: number;
  id: string;
}

/**
 * Edits a list in place, item by item; returns what it is to mean, or `null` if its lines are not made so that
 * items can be taken out of them. `mergeItem` edits an item that holds fields.
 */
export function mergeList(
  task: MergeTask,
  { base, edited }: { base: YAMLSeq.Parsed; edited: YAMLSeq.Parsed },
  mergeItem: (before: YAMLMap.Parsed, after: YAMLMap.Parsed) => unknown,
): unknown[] | null {
  const [items, indent] = readItems(task.text, base);
  if (!items || edited.items.some((item) => item === null)) return null;
  const others = edited.items.map((node) => ({ node, id: idOf(node) }));
  const matches = new Map(
    align(
      items.map(({ id }) => id),
      others.map(({ id }) => id),
    ).map(([from, to]) => [to, from]),
  );
  const wanted: unknown[] = [];
  let next = 0;
  for (const [index, { node }] of others.entries()) {
    const match = matches.get(index);
    const before = items[match ?? next];
    if (match !== undefined && before) {
      removeItems(task, items.slice(next, match));
      wanted.push(before.node.toJSON());
      next = match + 1;
      continue;
    }
    const isFree = before && next < nextMatch(matches, index, items.length);
    if (isFree && sameValue(before.node, node)) {
      wanted.push(before.node.toJSON());
      next += 1;
      continue;
    }
    if (isFree && isMap(before.node) && isMap(node) && !before.node.flow) {
      wanted.push(mergeItem(before.node, node));
      next += 1;
      continue;
    }
    const data = withoutEmptyValues(node.toJSON());
    wanted.push(data);
    const written = writeItem(data, { style: task.style, before: isFree ? before.node : null, indent });
    if (isFree && isScalar(before.node) && isScalar(node)) {
      const [from, to] = before.node.range;
      task.edits.push({ start: from, end: to, text: written.trimStart().replace(/^-\s*/, '') });
      next += 1;
    } else {
      const at = items[next]?.start ?? items.at(-1)?.end ?? 0;
      const isOpen = task.text[at - 1] !== '\n';
      task.edits.push({ start: at, end: at, text: isOpen ? `\n${written}` : `${written}\n` });
    }
  }
  removeItems(task, items.slice(next));
  // An emptied list would leave a key without a value.
  return wanted.length > 0 ? wanted : null;
}

function nextMatch(matches: ReadonlyMap<number, number>, after: number, end: number): number {
  for (const [to, from] of [...matches].sort(([a], [b]) => a - b)) if (to > after) return from;
  return end;
}

function removeItems(task: MergeTask, items: readonly Item[]): void {
  for (const { start, end } of items) task.edits.push({ start, end, text: '' });
}

function readItems(text: string, list: YAMLSeq.Parsed): [Item[] | null, number] {
  const items: Item[] = [];
  const margins = new Set<string>();
  for (const node of list.items) {
    const range = node?.range;
    if (!range || range[0] === range[1]) return [null, 0];
    const start = lineStart(text, range[0]);
    const margin = /^([ ]*)-[ ]+$/.exec(text.slice(start, range[0]))?.[1];
    if (margin === undefined) return [null, 0];
    margins.add(margin);
    const end = lineEnd(text, start + text.slice(start, range[1]).trimEnd().length);
    items.push({ node, start, end, id: idOf(node) });
  }
  return margins.size === 1 ? [items, [...margins][0]?.length ?? 0] : [null, 0];
}

/** Equal items have equal names, even if a round trip wrote their numbers anew. */
function idOf(node: ParsedNode): string {
  return JSON.stringify(withoutEmptyValues(node.toJSON()), (_, value) =>
    typeof value === 'number' || typeof value === 'boolean' ? String(value) : value,
  );
}

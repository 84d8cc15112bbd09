import { isCollection, isMap, isScalar, isSeq, type ParsedNode, type YAMLMap } from 'yaml';
import { isEmptyValue, withoutEmptyValues } from './empty-values.ts';
import { columnOf, lineEnd, lineStart, trimmedEnd } from './lines.ts';
import { mergeList } from './merge-list.ts';
import type { MergeTask } from './merge-task.ts';
import { nameOf, pairsByName } from './parse-yaml.ts';
import { isEmptyNode, sameValue } from './same-value.ts';
import { writePair } from './write-yaml.ts';

type Pair = YAMLMap.Parsed['items'][number];

/** Edits a mapping in place; returns what it is to mean. */
export function mergeMap(
  task: MergeTask,
  base: YAMLMap.Parsed,
  edited: YAMLMap.Parsed,
): Record<string, unknown> {
  const [pairs, others] = [pairsByName(base), pairsByName(edited)];
  const wanted: Record<string, unknown> = {};
  for (const [name, pair] of pairs) {
    const other = others.get(name);
    if (sameValue(pair.value, other?.value)) wanted[name] = pair.value?.toJSON() ?? null;
    else if (!other?.value || isGone(other.value)) removePair(task, base, pair);
    else wanted[name] = mergeValue(task, pair, other.value);
  }
  addPairs(task, { base, edited, pairs, wanted });
  return wanted;
}

/** Whether a form says that a field is left out; an emptied text or list says that it is empty. */
function isGone(value: ParsedNode): boolean {
  return value.toJSON() === null || (isMap(value) && isEmptyNode(value));
}

function mergeValue(task: MergeTask, pair: Pair, edited: ParsedNode): unknown {
  const { value } = pair;
  const isBlock = isCollection(value) && !value.flow && value.items.length > 0;
  if (isBlock && isMap(value) && isMap(edited)) return mergeMap(task, value, edited);
  if (isBlock && isSeq(value) && isSeq(edited)) {
    const list = mergeList(task, { base: value, edited }, (before, after) => mergeMap(task, before, after));
    if (list) return list;
  }
  const wanted = withoutEmptyValues(edited.toJSON());
  replaceValue(task, pair, wanted);
  return wanted;
}

function replaceValue(task: MergeTask, { key, value }: Pair, wanted: unknown): void {
  const start = key.range[1];
  const colon = task.text.indexOf(':', start) + 1;
  const isFlow = isCollection(value) && value.flow === true;
  const written = writePair(nameOf(key), wanted, {
    style: task.style,
    before: value,
    indent: columnOf(task.text, key.range[0]),
    isFlow,
  });
  // From behind the key on; a line comment between key and value would be cut in two, so it goes along.
  const text = written.trimStart().slice(writtenKeyLength(key, written.trimStart()));
  const end = value ? trimmedEnd(task.text, value.range[1], colon) : colon;
  task.edits.push({ start: colon, end: Math.max(end, colon), text });
}

function writtenKeyLength(key: ParsedNode, written: string): number {
  const quoted = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')/.exec(written)?.[0].length;
  return (quoted ?? nameOf(key).length) + 1;
}

function removePair(task: MergeTask, map: YAMLMap.Parsed, pair: Pair): void {
  const start = lineStart(task.text, pair.key.range[0]);
  const isAlone = /^[ \t]*$/.test(task.text.slice(start, pair.key.range[0]));
  if (map.flow || !isAlone) return;
  task.edits.push({ start, end: lineEnd(task.text, endOfPair(task.text, pair)), text: '' });
}

interface Addition {
  base: YAMLMap.Parsed;
  edited: YAMLMap.Parsed;
  pairs: ReadonlyMap<string, Pair>;
  wanted: Record<string, unknown>;
}

/** New keys stand behind the key that they follow in the edited version. */
function addPairs(task: MergeTask, { base, edited, pairs, wanted }: Addition): void {
  const names = edited.items.map(({ key }) => nameOf(key));
  edited.items.forEach(({ key, value }, index) => {
    const name = nameOf(key);
    if (pairs.has(name) || isEmptyNode(value)) return;
    const data = withoutEmptyValues(value?.toJSON());
    if (isEmptyValue(data)) return;
    wanted[name] = data;
    const behind = names.slice(0, index).findLast((other) => pairs.has(other));
    const anchor = (behind === undefined ? undefined : pairs.get(behind)) ?? null;
    const first = base.items[0];
    const indent = first ? columnOf(task.text, first.key.range[0]) : 0;
    const line = `${writePair(name, data, { style: task.style, before: isScalar(value) ? null : value, indent })}\n`;
    const at = anchor
      ? lineEnd(task.text, endOfPair(task.text, anchor))
      : lineStart(task.text, first?.key.range[0] ?? 0);
    const isOpen = at > 0 && task.text[at - 1] !== '\n';
    task.edits.push({ start: at, end: at, text: isOpen ? `\n${line}` : line });
  });
}

function endOfPair(text: string, { key, value }: Pair): number {
  const colon = text.indexOf(':', key.range[1]) + 1;
  return value ? Math.max(colon, trimmedEnd(text, value.range[1], colon)) : colon;
}

import { isMap, isScalar, isSeq, type ParsedNode } from 'yaml';
import { splitDocument } from '#lib/content/front-matter/split-document.ts';
import type { Reference } from '#lib/content/references.ts';
import { nameOf, parseYaml } from '../merge/front-matter/parse-yaml.ts';
import { requoted } from '../merge/front-matter/requoted.ts';
import { type TextEdit, withEdits } from '../merge/text-edits.ts';

/** The file with another name for an entry; every byte that has no part in a name stays. */
export function renameReferences(
  text: string,
  { paths, names }: Pick<Reference, 'paths' | 'names'>,
  to: string,
): string {
  const { opening, yaml } = splitDocument(text);
  const root = parseYaml(yaml)?.map;
  const found = new Map<number, TextEdit>();
  for (const path of paths)
    for (const node of nodesAt(root, path)) {
      if (!isScalar(node) || !node.range || !names.includes(String(node.value))) continue;
      const [start, end] = node.range;
      const edit = { start: opening.length + start, end: opening.length + end };
      found.set(start, { ...edit, text: requoted(yaml.slice(start, end), to) });
    }
  return withEdits(text, [...found.values()]);
}

function nodesAt(node: unknown, [key, ...rest]: readonly string[]): unknown[] {
  if (key === undefined) return [node];
  if (key === '*') return isSeq(node) ? node.items.flatMap((item) => nodesAt(item, rest)) : [];
  if (!isMap(node)) return [];
  // Of two equal keys the last one counts.
  const pair = node.items.findLast((item) => nameOf(item.key as ParsedNode) === key);
  return pair ? nodesAt(pair.value, rest) : [];
}

import { isMap, isScalar, isSeq, type ParsedNode, type Scalar } from 'yaml';
import { isEmptyValue } from './empty-values.ts';
import { pairsByName } from './parse-yaml.ts';

type Node = ParsedNode | null | undefined;

/**
 * Whether two values mean the same to an editor: equal, or different only by what a round trip through Decap's
 * YAML does (`08001` → `8001`, `1.10` → `1.1`, `~` → `null`, a date written anew).
 */
export function sameValue(base: Node, edited: Node): boolean {
  const emptyBase = isEmptyNode(base);
  if (emptyBase || isEmptyNode(edited)) return emptyBase && isEmptyNode(edited);
  if (isScalar(base) && isScalar(edited)) return sameScalar(base, edited);
  if (isSeq(base) && isSeq(edited)) {
    return (
      base.items.length === edited.items.length &&
      base.items.every((item, index) => sameValue(asNode(item), asNode(edited.items[index])))
    );
  }
  if (!isMap(base) || !isMap(edited)) return false;
  const [pairs, others] = [pairsByName(base), pairsByName(edited)];
  const names = new Set([...pairs.keys(), ...others.keys()]);
  return [...names].every((name) => sameValue(pairs.get(name)?.value, others.get(name)?.value));
}

/** Whether a node says nothing: it is missing, null, an empty text, list or mapping. */
export function isEmptyNode(node: Node): boolean {
  return node === null || node === undefined || isEmptyValue(node.toJSON());
}

function sameScalar(base: Scalar, edited: Scalar): boolean {
  if (Object.is(base.value, edited.value)) return true;
  if (typeof base.value === 'string' && typeof edited.value === 'string') return sameText(base, edited);
  return writtenAs(base) === writtenAs(edited);
}

function sameText(base: Scalar, edited: Scalar): boolean {
  const [text, other] = [String(base.value), String(edited.value)];
  const time = timeOf(text);
  return time !== null && time === timeOf(other);
}

function writtenAs(node: Scalar): string {
  return node.source ?? String(node.value);
}

// A time without a zone is one of the site, which no round trip writes in another way.
const timestamp = /^\d{4}-\d\d-\d\d(?:[Tt ]+\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d))?$/;

/** The moment that a date names, in milliseconds: of a day alone its beginning in UTC, as YAML says. */
function timeOf(text: string): number | null {
  if (!timestamp.test(text)) return null;
  const time = Date.parse(text.replace(/[Tt ]+/, 'T'));
  return Number.isNaN(time) ? null : time;
}

// The items of a parsed list are parsed nodes; its type says `unknown` once guarded.
function asNode(item: unknown): Node {
  return item as Node;
}

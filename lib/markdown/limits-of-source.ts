import type { Root as Hast, Nodes as HastNodes } from 'hast';
import type { Nodes, Root } from 'mdast';
import { DocumentLimitError } from './document-limit-error.ts';
import { maxDepth, maxDocumentBytes, maxNodes, maxTableCells } from './limits.ts';

/** @throws {DocumentLimitError} if the body is too long, or nested so deeply that parsing it would take too long. */
export function assertParsable(text: string): void {
  if (Buffer.byteLength(text) > maxDocumentBytes) throw new DocumentLimitError('document-too-large');
  if (isDeepList(text) || isDeepHtml(text) || hasDeepBrackets(text))
    throw new DocumentLimitError('document-too-deep');
}

/** @throws {DocumentLimitError} if a tree is too deep for functions that call themselves, or has too many nodes. */
export function assertBounded(tree: Root | Hast): void {
  const open: { node: Nodes | HastNodes; depth: number }[] = [{ node: tree, depth: 0 }];
  let nodes = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, depth } = next;
    nodes += 1;
    if (nodes > maxNodes) throw new DocumentLimitError('document-too-large');
    if (depth > maxDepth) throw new DocumentLimitError('document-too-deep');
    if (!('children' in node)) continue;
    // Short rows are filled up to the length of the first.
    const columns = node.type === 'table' ? (node.children[0]?.children.length ?? 0) : 0;
    if (columns * node.children.length > maxTableCells) throw new DocumentLimitError('document-too-large');
    for (const child of node.children) open.push({ node: child, depth: depth + 1 });
  }
}

const containers = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/gm;

const indentedList = new RegExp(`^[ \\t]{${2 * maxDepth},}(?:[-*+>]|\\d{1,9}[.)])`, 'm');

function isDeepList(text: string): boolean {
  if (indentedList.test(text)) return true;
  for (const [prefix] of text.matchAll(containers)) {
    if ((prefix.match(/>|[-*+]|\d+[.)]/g)?.length ?? 0) > maxDepth) return true;
  }
  return false;
}

// Elements that HTML closes by itself, or that hold nothing.
const flat =
  /^(?:p|li|dt|dd|tr|td|th|thead|tbody|tfoot|option|optgroup|br|hr|img|input|wbr|col|meta|link|source|area|base|embed|track|param)$/;

/** Whether elements stand within each other more often than a document may have it. */
export function isDeepHtml(text: string): boolean {
  let depth = 0;
  for (const [, slash, name = ''] of text.matchAll(/<(\/?)([a-zA-Z][\w:-]*)/g)) {
    if (flat.test(name.toLowerCase())) continue;
    depth = Math.max(0, depth + (slash ? -1 : 1));
    if (depth > maxDepth) return true;
  }
  return false;
}

function hasDeepBrackets(text: string): boolean {
  let depth = 0;
  for (const [sign] of text.matchAll(/[[\]]|\n[ \t]*\n/g)) {
    if (sign === '[') depth += 1;
    else depth = sign === ']' ? Math.max(0, depth - 1) : 0;
    if (depth > maxDepth) return true;
  }
  return false;
}

import type { List, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import type { PartContext } from '../context.ts';
import { visit } from '../visit.ts';

// A paragraph can only start with `* ` or `- ` if the sign was escaped.
const marker = /^\s*(?:[*-][ \u00a0]+|[•▪◦●‣·][ \u00a0]*)/;

/** Makes a list of consecutive paragraphs, or lines, that start with `\*`, `\-` or `•` (content case 6). */
export function escapedLists(tree: Root, context: PartContext): void {
  visit(tree, (parent) => {
    if (!('children' in parent)) return;
    const children = parent.children as RootContent[];
    for (let start = 0; start < children.length; start += 1) {
      const lists: PhrasingContent[][][] = [];
      for (let next = children[start]; next?.type === 'paragraph'; next = children[start + lists.length]) {
        const items = itemsOf(next);
        if (!items || signOf(next) !== signOf(children[start])) break;
        lists.push(items);
      }
      const items = lists.flat();
      const [first] = children.slice(start);
      // A single one may be a note to an asterisk in the text.
      if (items.length < 2 || !first) continue;
      context.report('list-escaped', first, { values: { items: items.length } });
      children.splice(start, lists.length, toList(items, first));
    }
  });
}

/** Another sign starts another list. */
function signOf(node: RootContent | undefined): string | undefined {
  return node ? plainText(node).trimStart()[0] : undefined;
}

/** The items of a paragraph that starts with a marker; `null` for another paragraph. */
function itemsOf({ children }: Paragraph): PhrasingContent[][] | null {
  const [first] = children;
  if (first?.type !== 'text' || !marker.test(first.value)) return null;
  const items: PhrasingContent[][] = [];
  let isLineStart = true;
  for (const node of children) {
    if (node.type !== 'text') {
      if (node.type === 'break') isLineStart = true;
      else isLineStart = false;
      items.at(-1)?.push(node);
      continue;
    }
    for (const [at, line] of node.value.split('\n').entries()) {
      if ((at > 0 || isLineStart) && marker.test(line)) {
        dropBreak(items.at(-1));
        items.push([{ type: 'text', value: line.replace(marker, '') }]);
      } else items.at(-1)?.push({ type: 'text', value: at > 0 ? `\n${line}` : line });
    }
    isLineStart = false;
  }
  return items;
}

function dropBreak(item: PhrasingContent[] | undefined): void {
  if (item?.at(-1)?.type === 'break') item.pop();
}

function toList(items: PhrasingContent[][], { position }: RootContent): List {
  const where = position ? { position } : {};
  return {
    type: 'list',
    ordered: false,
    spread: false,
    children: items.map((children) => ({
      type: 'listItem',
      spread: false,
      children: [{ type: 'paragraph', children, ...where }],
      ...where,
    })),
    ...where,
  };
}

import type { BlockContent, DefinitionContent, List, ListItem, Parents, Root } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { PartContext } from '../context.ts';

type Flow = BlockContent | DefinitionContent;

/** Moves headings out of list items; the list goes on behind them (content case 5). */
export function headingsOutOfLists(tree: Root, context: PartContext): void {
  visit(tree, 'list', (list, index, parent: Parents | undefined) => {
    if (!parent || index === undefined) return undefined;
    const pieces = splitList(list, context);
    if (pieces.length === 1 && pieces[0]?.type === 'list') return undefined;
    parent.children.splice(index, 1, ...pieces);
    return index + pieces.length;
  });
}

function splitList(list: List, context: PartContext): Flow[] {
  const pieces: Flow[] = [];
  let items: ListItem[] = [];
  let number = list.start ?? 1;
  let start = number;
  const endList = () => {
    if (items.length > 0) pieces.push({ ...list, ...(list.ordered ? { start } : {}), children: items });
    items = [];
  };
  for (const item of list.children) {
    item.children = item.children.flatMap((child) =>
      child.type === 'list' ? splitList(child, context) : [child],
    );
    const at = item.children.findIndex(({ type }) => type === 'heading');
    if (items.length === 0) start = number;
    number += 1;
    if (at === -1) {
      items.push(item);
      continue;
    }
    if (at > 0) items.push({ ...item, children: item.children.slice(0, at) });
    endList();
    for (const child of item.children.slice(at)) {
      if (child.type === 'heading')
        context.report('heading-in-list', child, { values: { text: plainText(child).slice(0, 80) } });
      pieces.push(child);
    }
  }
  endList();
  return pieces;
}

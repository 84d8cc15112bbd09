import type { BlockContent, DefinitionContent, List, ListItem, Parents, Root } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import type { PartContext } from '../context.ts';
import { visit } from '../visit.ts';

type Flow = BlockContent | DefinitionContent;

/** Moves headings out of list items; the list goes on behind them (content case 5). */
export function headingsOutOfLists(tree: Root, context: PartContext): void {
  visit(tree, 'list', (list, index, parent: Parents | undefined) => {
    if (!parent || index === undefined) return undefined;
    visit(list, 'heading', (heading) => {
      context.report('heading-in-list', heading, { values: { text: plainText(heading).slice(0, 80) } });
    });
    const pieces = splitList(list);
    if (pieces.length === 1 && pieces[0]?.type === 'list') return undefined;
    parent.children.splice(index, 1, ...pieces);
    return index + pieces.length;
  });
}

function splitList(list: List): Flow[] {
  const pieces: Flow[] = [];
  let items: ListItem[] = [];
  let number = list.start ?? 1;
  let start = number;
  const endList = () => {
    if (items.length > 0) pieces.push({ ...list, ...(list.ordered ? { start } : {}), children: items });
    items = [];
  };
  for (const item of list.children) {
    item.children = item.children.flatMap((child) => (child.type === 'list' ? splitList(child) : [child]));
    const at = item.children.findIndex(({ type }) => type === 'heading');
    if (items.length === 0) start = number;
    number += 1;
    if (at === -1) {
      items.push(item);
      continue;
    }
    if (at > 0) items.push({ ...item, children: item.children.slice(0, at) });
    endList();
    pieces.push(...item.children.slice(at));
  }
  endList();
  return pieces;
}

import type { List, ListItem, Parents } from 'mdast';
import { defaultHandlers } from 'remark-rehype';

/** Whether paragraphs stand in the items of a list; asked once for each list. */
const looseLists = new WeakMap<List, boolean>();

/**
 * Makes the HTML of a list's item, as `remark-rehype` does. For each item that one asks all others whether the list is
 * loose: of ten thousand items, that alone takes a second.
 */
export const listItem: typeof defaultHandlers.listItem = (state, item, parent) =>
  defaultHandlers.listItem(state, item, parent && withSpread(parent));

function withSpread(parent: Parents): Parents {
  if (parent.type !== 'list') return parent;
  const spread = looseLists.get(parent) ?? (parent.spread || parent.children.some(isLoose));
  looseLists.set(parent, spread);
  return { ...parent, spread, children: [] };
}

function isLoose({ spread, children }: ListItem): boolean {
  return spread ?? children.length > 1;
}

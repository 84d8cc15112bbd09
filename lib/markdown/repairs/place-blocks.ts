import type { ElementContent, Root, RootContent } from 'hast';
import { hasPlaceholder, placeholders } from '../blocks/placeholder.ts';
import type { PartContext, Slot } from '../context.ts';
import { SKIP, visit } from '../visit.ts';

/**
 * Puts blocks into their places: `site-block` with the slot's number, or `site-gone` for one that is left out.
 * It runs after sanitising, so that no HTML can pretend to be a block.
 */
export function placeBlocks(
  tree: Root,
  context: PartContext,
  renderEnclosed: (slot: Slot) => ElementContent[],
): void {
  visit(tree, 'text', (node, index, parent) => {
    if (!parent || index === undefined || !hasPlaceholder(node.value)) return undefined;
    const pieces: RootContent[] = [];
    let from = 0;
    for (const match of node.value.matchAll(placeholders)) {
      const before = node.value.slice(from, match.index);
      if (before) pieces.push({ type: 'text', value: before });
      from = match.index + match[0].length;
      const number = Number(match[1]);
      const slot = context.slots[number];
      if (!slot || slot.isPlaced) continue;
      slot.isPlaced = true;
      pieces.push({
        type: 'element',
        tagName: slot.use ? 'site-block' : 'site-gone',
        properties: { dataIndex: number },
        children: slot.use && slot.enclosed ? renderEnclosed(slot) : [],
      });
    }
    const rest = node.value.slice(from).replaceAll(/[\ufdd0\ufdd1]/g, '');
    if (rest) pieces.push({ type: 'text', value: rest });
    parent.children.splice(index, 1, ...(pieces as ElementContent[]));
    return [SKIP, index + pieces.length];
  });
}

import type { Root } from 'mdast';
import { hasPlaceholder } from '../blocks/placeholder.ts';
import type { PartContext } from '../context.ts';
import { visit } from '../visit.ts';

/** Turns indented “code” that holds a block back into text: the tag was only indented (content case 11). */
export function blocksOutOfCode(tree: Root, { source }: PartContext): void {
  visit(tree, 'code', (node, index, parent) => {
    if (!parent || index === undefined || !hasPlaceholder(node.value)) return;
    const line = source.text.slice(node.position?.start.offset ?? 0);
    if (/^\s*(?:`{3}|~{3})/.test(line)) return;
    parent.children[index] = {
      type: 'paragraph',
      children: [{ type: 'text', value: node.value }],
      ...(node.position ? { position: node.position } : {}),
    };
  });
}

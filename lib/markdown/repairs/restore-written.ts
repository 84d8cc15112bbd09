import type { Nodes, Root } from 'hast';
import { hasPlaceholder, placeholders } from '../blocks/placeholder.ts';
import type { PartContext } from '../context.ts';

/** Puts back what the author wrote where a block tag stands in code or in an attribute. */
export function restoreWritten(tree: Root, { slots }: PartContext): void {
  const restore = (text: string) =>
    text.replace(placeholders, (_, number) => slots[Number(number)]?.written ?? '');
  const walk = (node: Nodes, isCode: boolean) => {
    if (node.type === 'text' && isCode && hasPlaceholder(node.value)) node.value = restore(node.value);
    if (node.type === 'element') {
      for (const [name, value] of Object.entries(node.properties)) {
        if (typeof value === 'string' && hasPlaceholder(value)) node.properties[name] = restore(value);
      }
    }
    if (!('children' in node)) return;
    const isInCode =
      isCode || (node.type === 'element' && (node.tagName === 'code' || node.tagName === 'pre'));
    for (const child of node.children) walk(child, isInCode);
  };
  walk(tree, false);
}

import type { Element, ElementContent, Root } from 'hast';

const modern: Record<string, string> = { b: 'strong', i: 'em', s: 'del' };
const transparent = new Set(['figure', 'figcaption', 'u', 'input']);

/** Writes old elements as today's, and takes away those that carry no meaning here. */
export function plainElements(tree: Root): void {
  tree.children = simplify(tree.children as ElementContent[], false);
}

function simplify(children: ElementContent[], isStrong: boolean): ElementContent[] {
  return children.flatMap((node): ElementContent[] => {
    if (node.type !== 'element') return [node];
    node.tagName = modern[node.tagName] ?? node.tagName;
    node.children = simplify(node.children, isStrong || node.tagName === 'strong');
    return isTransparent(node) || (isStrong && node.tagName === 'strong') ? node.children : [node];
  });
}

function isTransparent({ tagName, properties }: Element): boolean {
  if (tagName === 'input') return properties.type !== 'checkbox' || properties.disabled !== true;
  if (tagName === 'a') return typeof properties.href !== 'string' && properties.id === undefined;
  // A span says something only about the language of its words.
  if (tagName === 'span') return properties.lang === undefined;
  if (tagName === 'section') return properties.dataFootnotes === undefined;
  return transparent.has(tagName);
}

import type { Element, ElementContent, Root } from 'hast';

const pointless = new Set('p li ul ol dl strong em del blockquote h1 h2 h3 h4 h5 h6 a'.split(' '));
const meaningful = new Set('site-block site-gone site-image site-break hr input td th'.split(' '));

/** Removes elements that hold nothing: emptied paragraphs, list items without text. */
export function emptyElements(tree: Root): void {
  tree.children = keepFull(tree.children as ElementContent[]);
}

function keepFull(children: ElementContent[]): ElementContent[] {
  return children.filter((node) => {
    if (node.type !== 'element') return node.type === 'text';
    node.children = keepFull(node.children);
    return !pointless.has(node.tagName) || hasContent(node);
  });
}

function hasContent(node: Element): boolean {
  return node.children.some((child) =>
    child.type === 'text'
      ? child.value.trim() !== ''
      : child.type === 'element' && (meaningful.has(child.tagName) || hasContent(child)),
  );
}

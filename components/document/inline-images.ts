import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';

const phrasing = new Set(['p', 'a', 'em', 'strong', 'del', 'span', 'h2', 'h3', 'h4', 'h5', 'h6', 'summary']);

/** The pictures that stand within a line of text, where HTML allows no `figure`. */
export function inlineImages(tree: Root): ReadonlySet<Element> {
  const inline = new Set<Element>();
  visit(tree, 'element', (element) => {
    if (!phrasing.has(element.tagName)) return;
    visit(element, { type: 'element', tagName: 'site-image' }, (image) => {
      inline.add(image as Element);
    });
  });
  return inline;
}

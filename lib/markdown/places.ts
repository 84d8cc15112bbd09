import type { Element, Root } from 'hast';
import type { PartContext, Place } from './context.ts';
import { visit } from './visit.ts';

const places = new WeakMap<Element, Place>();

/** Remembers where in the file the links and pictures of a part stand, before its text is forgotten. */
export function rememberPlaces(tree: Root, context: PartContext): void {
  visit(tree, 'element', (node) => {
    if ((node.tagName === 'a' || node.tagName === 'site-image') && !places.has(node))
      places.set(node, context.placeOf(node));
  });
}

/** Where an element stands in the file. */
export function placeOfElement(node: Element): Place {
  return places.get(node) ?? { line: 1, column: 1 };
}

import type { Element, Root } from 'hast';
import { rehype } from 'rehype';
import { visit } from 'unist-util-visit';

/** A page as a tree, with the questions that tests ask of it. */
export interface Markup {
  all(tagName: string, matches?: (properties: Element['properties']) => boolean): Element[];
  everything(): Element[];
  /** The value of an attribute of every element that has it. */
  values(tagName: string, attribute: string): string[];
}

/** Parses a whole HTML document. */
export function parseMarkup(html: string): Markup {
  const tree: Root = rehype().parse(html);
  function all(tagName: string, matches: (properties: Element['properties']) => boolean = () => true) {
    const found: Element[] = [];
    visit(tree, 'element', (element: Element) => {
      if (element.tagName === tagName && matches(element.properties)) found.push(element);
    });
    return found;
  }
  return {
    all,
    everything() {
      const found: Element[] = [];
      visit(tree, 'element', (element: Element) => void found.push(element));
      return found;
    },
    values: (tagName, attribute) =>
      all(tagName).flatMap(({ properties }) => {
        const value = properties[attribute];
        return value === undefined || value === null ? [] : [String(value)];
      }),
  };
}

import type { Element } from 'hast';

/** A property of an element as text, if it is one. */
export function textProperty(node: Element, name: string): string | undefined {
  const value = node.properties[name];
  return typeof value === 'string' ? value : undefined;
}

import type { Element, Root } from 'hast';
import type { PartContext } from '../context.ts';
import { SKIP, visit } from '../visit.ts';

/** Elements that go with all they hold. */
const dropped = new Set(
  'script style template noscript svg math title link meta base applet object embed'.split(' '),
);

/** Elements that go but leave their text behind, and whose loss a reader would notice. */
const unwrapped = new Set('form input button select textarea marquee canvas dialog plaintext xmp'.split(' '));

/** Removes elements and attributes that do something, and says so (content case 23). */
export function removedHtml(tree: Root, context: PartContext): void {
  visit(tree, 'element', (node, index, parent) => {
    const what = node.tagName;
    if (parent && index !== undefined && dropped.has(what)) {
      context.report('html-removed', node, { values: { what: `<${what}>` } });
      parent.children.splice(index, 1);
      return [SKIP, index];
    }
    if (unwrapped.has(what) && !isTaskBox(node))
      context.report('html-removed', node, { values: { what: `<${what}>` } });
    for (const name of Object.keys(node.properties)) {
      if (!/^on|^style$|^srcDoc$|^formAction$/i.test(name)) continue;
      delete node.properties[name];
      context.report('html-removed', node, { values: { what: name.toLowerCase() } });
    }
    return undefined;
  });
}

function isTaskBox({ tagName, properties }: Element): boolean {
  return tagName === 'input' && properties.type === 'checkbox' && properties.disabled === true;
}

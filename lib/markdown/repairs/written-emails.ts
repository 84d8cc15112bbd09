import type { ElementContent, Root, RootContent } from 'hast';
import type { PartContext } from '../context.ts';
import { SKIP, visit } from '../visit.ts';

const written =
  /(?<![\w.+-])([\w.+-]*\w)\s?[[({](?:at|arroba)[\])}]\s?((?:[a-z0-9-]+(?:\.|\s?[[({](?:dot|punto)[\])}]\s?))+[a-z]{2,})/gi;

/** Makes links of e-mail addresses that are spelled out as `name[at]host` (content case 32). */
export function writtenEmails(tree: Root, context: PartContext): void {
  visit(tree, (node, index, parent) => {
    if (node.type === 'element' && /^(?:a|code|pre)$/.test(node.tagName)) return SKIP;
    if (node.type !== 'text' || !parent || index === undefined) return undefined;
    const pieces: RootContent[] = [];
    let from = 0;
    for (const match of node.value.matchAll(written)) {
      const [whole, name = '', host = ''] = match;
      const address = `${name}@${host.replace(/\s?[[({](?:dot|punto)[\])}]\s?/gi, '.')}`;
      context.report('email-spelling', node, { values: { written: whole, href: `mailto:${address}` } });
      pieces.push({ type: 'text', value: node.value.slice(from, match.index) }, link(address));
      from = match.index + whole.length;
    }
    if (pieces.length === 0) return undefined;
    pieces.push({ type: 'text', value: node.value.slice(from) });
    parent.children.splice(index, 1, ...(pieces as ElementContent[]));
    return [SKIP, index + pieces.length];
  });
}

function link(address: string): ElementContent {
  return {
    type: 'element',
    tagName: 'a',
    properties: { href: `mailto:${address}` },
    children: [{ type: 'text', value: address }],
  };
}

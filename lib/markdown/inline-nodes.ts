import type { PhrasingContent } from 'mdast';
import type { InlineNode } from './inline.ts';
import { repairAddress } from './repairs/repair-address.ts';

type SimpleTag = Exclude<Extract<InlineNode, { type: 'element' }>['tagName'], 'a' | 'br'>;

const simpleTags: Record<string, SimpleTag> = {
  strong: 'strong',
  b: 'strong',
  em: 'em',
  i: 'em',
  code: 'code',
  del: 'del',
  s: 'del',
};

const email = /(?<![\w.+-])([\w.+-]*\w)\s?[[({](?:at|arroba)[\])}]\s?((?:[a-z0-9-]+\.)+[a-z]{2,})/gi;

/** Turns parsed inline Markdown, with the HTML in it, into the few nodes that are allowed. */
export function inlineNodes(nodes: readonly PhrasingContent[]): InlineNode[] {
  return mergeTexts(readUntil(nodes, { at: 0 }, null));
}

/** Reads siblings up to the end tag `until`; HTML tags stand beside the text that they enclose. */
function readUntil(
  nodes: readonly PhrasingContent[],
  cursor: { at: number },
  until: string | null,
): InlineNode[] {
  const result: InlineNode[] = [];
  while (cursor.at < nodes.length) {
    const node = nodes[cursor.at];
    cursor.at += 1;
    if (node?.type !== 'html') {
      if (node) result.push(...toInline(node));
      continue;
    }
    const [, slash, written = ''] = /^<(\/?)([a-z][\w-]*)/i.exec(node.value) ?? [];
    const name = written.toLowerCase();
    if (slash && name === until) return result;
    if (slash || !name) continue;
    if (name === 'br') result.push({ type: 'element', tagName: 'br', children: [] });
    else if (/^(?:script|style|template|title|iframe|svg|math|noscript)$/.test(name))
      readUntil(nodes, cursor, name);
    else if (simpleTags[name] || name === 'a')
      result.push(...enclose(name, node.value, readUntil(nodes, cursor, name)));
  }
  return result;
}

function enclose(name: string, written: string, children: InlineNode[]): InlineNode[] {
  const tagName = simpleTags[name];
  if (tagName) return [{ type: 'element', tagName, children }];
  const [, double, single, bare] = /\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i.exec(written) ?? [];
  const address = (double ?? single ?? bare ?? '').replaceAll('&amp;', '&');
  // Other entities have no business in an address.
  return link(/&(?:#|\w+;)/.test(address) ? '' : address, children);
}

function toInline(node: PhrasingContent): InlineNode[] {
  switch (node.type) {
    case 'text':
      return withEmails(node.value);
    case 'strong':
      return [{ type: 'element', tagName: 'strong', children: inlineNodes(node.children) }];
    case 'emphasis':
      return [{ type: 'element', tagName: 'em', children: inlineNodes(node.children) }];
    case 'delete':
      return [{ type: 'element', tagName: 'del', children: inlineNodes(node.children) }];
    case 'inlineCode':
      return [{ type: 'element', tagName: 'code', children: [{ type: 'text', value: node.value }] }];
    case 'break':
      return [{ type: 'element', tagName: 'br', children: [] }];
    case 'link':
      return link(node.url, inlineNodes(node.children));
    case 'image':
      return node.alt ? [{ type: 'text', value: node.alt }] : [];
    default:
      return 'children' in node ? inlineNodes(node.children) : [];
  }
}

function link(written: string, children: InlineNode[]): InlineNode[] {
  const { href } = repairAddress(written.trim());
  // A link within a link is not HTML.
  const flat = children.flatMap((child) =>
    child.type === 'element' && child.tagName === 'a' ? child.children : [child],
  );
  return href && flat.length > 0 ? [{ type: 'element', tagName: 'a', href, children: flat }] : flat;
}

function withEmails(text: string): InlineNode[] {
  const result: InlineNode[] = [];
  let from = 0;
  for (const match of text.matchAll(email)) {
    const address = `${match[1]}@${match[2]}`;
    result.push({ type: 'text', value: text.slice(from, match.index) });
    result.push({
      type: 'element',
      tagName: 'a',
      href: `mailto:${address}`,
      children: [{ type: 'text', value: address }],
    });
    from = match.index + match[0].length;
  }
  return [...result, { type: 'text', value: text.slice(from) }];
}

function mergeTexts(nodes: InlineNode[]): InlineNode[] {
  const merged: InlineNode[] = [];
  for (const node of nodes) {
    const last = merged.at(-1);
    if (node.type === 'text' && last?.type === 'text')
      merged[merged.length - 1] = { type: 'text', value: last.value + node.value };
    else if (node.type !== 'text' || node.value !== '') merged.push(node);
  }
  return merged;
}

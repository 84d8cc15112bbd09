import type { Element, ElementContent, Properties, Root } from 'hast';
import { isSafeAddress } from './repairs/safe-address.ts';

/** Every element that may leave this folder, with its properties; a second opinion after sanitising. */
const allowed = new Map<string, readonly string[]>(
  Object.entries({
    'site-block': ['dataIndex'],
    'site-break': [],
    'site-image': ['src', 'alt', 'caption', 'dataAltMissing'],
    a: ['href', 'id', 'dataFootnoteRef', 'dataFootnoteBackref', 'ariaLabel'],
    abbr: ['title'],
    details: ['open'],
    input: ['type', 'checked', 'disabled'],
    li: ['id', 'value'],
    ol: ['start', 'reversed'],
    section: ['dataFootnotes'],
    td: ['colSpan', 'rowSpan', 'align'],
    th: ['colSpan', 'rowSpan', 'align'],
    ...Object.fromEntries(['h2', 'h3', 'h4', 'h5', 'h6'].map((name) => [name, ['id']])),
    ...Object.fromEntries(
      (
        'p br ul dl dt dd blockquote pre code kbd strong em del mark small sub sup q cite span ' +
        'table thead tbody tfoot tr caption summary'
      )
        .split(' ')
        .map((name) => [name, []]),
    ),
  }),
);

/** Copies a tree, leaving behind positions and all that is not on the list; the copy is plain data. */
export function harden(tree: Root): Root {
  return { type: 'root', children: copyAll(tree.children as ElementContent[], new Set()) };
}

function copyAll(children: readonly ElementContent[], ids: Set<string>): ElementContent[] {
  return children.flatMap((node): ElementContent[] => {
    if (node.type === 'text') return [{ type: 'text', value: node.value }];
    if (node.type !== 'element') return [];
    const names = allowed.get(node.tagName);
    const properties = names ? copyProperties(node, names, ids) : {};
    const copied = copyAll(node.children, ids);
    if (!names || (node.tagName === 'a' && properties.href === undefined)) return copied;
    return [{ type: 'element', tagName: node.tagName, properties, children: copied }];
  });
}

function copyProperties({ properties }: Element, names: readonly string[], ids: Set<string>): Properties {
  const copy: Properties = {};
  for (const name of [...names, 'lang', 'dir']) {
    const value = properties[name];
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') continue;
    if (name === 'href' && !isSafeAddress(String(value))) continue;
    if (name === 'id' && ids.has(String(value))) continue;
    if (name === 'id') ids.add(String(value));
    copy[name] = value;
  }
  return copy;
}

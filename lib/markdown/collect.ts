import type { Element, Nodes, Root } from 'hast';
import { toString as plainText } from 'hast-util-to-string';
import type { RenderContext, Slot } from './context.ts';
import type { BlockUse, MarkdownDocument } from './document.ts';
import { maxPlainText } from './limits.ts';
import { placeOfElement } from './places.ts';
import { textProperty } from './text-property.ts';

type Collected = Omit<MarkdownDocument, 'outline'>;

/** Sums up a finished tree: its blocks in order with the heading above each, links, media and plain text. */
export function collect(tree: Root, context: RenderContext, finish: (tree: Root) => Root): Collected {
  const blocks: BlockUse[] = [];
  const links: Collected['links'] = [];
  const media: Collected['media'] = [];
  let heading: string | undefined;
  const enter = (node: Element) => {
    if (/^h[1-6]$/.test(node.tagName)) heading = plainText(node).replace(/\s+/g, ' ').trim();
    const href = node.tagName === 'a' ? textProperty(node, 'href') : undefined;
    if (href && !href.startsWith('#')) {
      links.push({ href, ...placeOfElement(node) });
      if (href.startsWith('/media/')) media.push({ src: href, ...placeOfElement(node) });
    }
    const src = node.tagName === 'site-image' ? textProperty(node, 'src') : undefined;
    if (src) media.push({ src, ...placeOfElement(node) });
    const slot = node.tagName === 'site-block' ? context.slots[Number(node.properties.dataIndex)] : undefined;
    if (!slot?.use) return;
    node.properties = { dataIndex: blocks.length };
    blocks.push({ ...slot.use, ...(heading === undefined ? {} : { context: heading }) });
    collectAddresses(slot, links, media);
  };
  walk(tree, enter);
  return {
    tree: finish(tree),
    blocks,
    links,
    media,
    text: textOf(tree).slice(0, maxPlainText),
    problems: context.problems.sort((a, b) => a.line - b.line || a.column - b.column),
  };
}

function collectAddresses(slot: Slot, links: Collected['links'], media: Collected['media']): void {
  for (const href of slot.links) links.push({ href, ...slot.place });
  for (const src of slot.media) media.push({ src, ...slot.place });
}

function walk(node: Nodes, enter: (element: Element) => void): void {
  if (node.type === 'element') enter(node);
  if ('children' in node) for (const child of node.children) walk(child, enter);
}

function textOf(tree: Root): string {
  const parts: string[] = [];
  const add = (node: Nodes) => {
    if (node.type === 'text') parts.push(node.value);
    if (!('children' in node)) return;
    for (const child of node.children) add(child);
    if (
      node.type === 'element' &&
      /^(?:p|h[1-6]|li|td|th|dt|dd|pre|blockquote|br|site-.*)$/.test(node.tagName)
    )
      parts.push('\n');
  };
  add(tree);
  return parts
    .join('')
    .replace(/[ \t]*\n\s*/g, '\n')
    .replace(/[ \t]+/g, ' ')
    .trim();
}

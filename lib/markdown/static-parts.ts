import type { Element, ElementContent, Properties, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { visit } from 'unist-util-visit';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import type { BlockUse, MarkdownDocument } from './document.ts';
import { DocumentLimitError } from './document-limit-error.ts';
import { maxShownParts } from './limits.ts';
import { textProperty } from './text-property.ts';

/** Stands in written HTML for the address of a link: its number in `hrefs`, between noncharacters of Unicode. */
const linkMark = /\ufdd0(\d+)\ufdd0/g;

/**
 * Writes out every part of a document in which no component of the site stands, so that a page of thousands of
 * elements is made of a few. Such a part is an element whose property `dangerouslySetInnerHTML` holds its content; a
 * document without any component is a single `site-html` with `html`. The tree is a sanitised and hardened one.
 * @throws {DocumentLimitError} if what is left for React would hold up the visitors' pages.
 */
export function writeStaticParts(document: MarkdownDocument, locale: Locale): MarkdownDocument {
  const hrefs: string[] = [];
  const numbers = new Map<string, number>();
  const translate = translator(locale);
  const words = {
    table: translate('blocks.document.table'),
    done: translate('blocks.document.done'),
    toDo: translate('blocks.document.toDo'),
  };
  const shown = contentOf(document.tree).map((node) => asShown(node, words));
  const isWhole = !shown.some(hasComponent);
  const children = isWhole ? [wholeOf(shown)] : shown.map(written);
  if (partsOf(children) + partsOfBlocks(document.blocks) > maxShownParts)
    throw new DocumentLimitError('document-too-large');
  return { ...document, tree: { type: 'root', children }, hrefs };

  function wholeOf(content: ElementContent[]): Element {
    return { type: 'element', tagName: 'site-html', properties: { html: htmlOf(content) }, children: [] };
  }

  function written(node: ElementContent): ElementContent {
    if (node.type !== 'element' || !node.children.some(isElement)) return node;
    if (hasComponent(node)) return { ...node, children: node.children.map(written) };
    // An element of HTML's own syntax tree holds no objects; the renderer of React hands this one on as it is.
    const inner = { dangerouslySetInnerHTML: { __html: htmlOf(node.children) } } as unknown as Properties;
    return { ...node, properties: { ...node.properties, ...inner }, children: [] };
  }

  function htmlOf(content: ElementContent[]): string {
    return toHtml({ type: 'root', children: content.map(marked) });
  }

  /** The same with marks in the place of addresses, which depend on the reader's language. */
  function marked(node: ElementContent): ElementContent {
    if (node.type !== 'element') return node;
    const href = node.tagName === 'a' ? textProperty(node, 'href') : undefined;
    const properties = href === undefined ? {} : { href: `\ufdd0${numberOf(href)}\ufdd0` };
    return {
      ...node,
      properties: { ...node.properties, ...properties },
      children: node.children.map(marked),
    };
  }

  function numberOf(href: string): number {
    const number = numbers.get(href) ?? hrefs.push(href) - 1;
    numbers.set(href, number);
    return number;
  }
}

/** Puts the addresses of links into the written parts of a tree: for each number the address that it stands for. */
export function fillAddresses(tree: Root, addresses: readonly string[]): void {
  const filled = (html: string) =>
    html.replace(linkMark, (_mark, number: string) => escapeQuoted(addresses[Number(number)] ?? ''));
  visit(tree, 'element', ({ properties }) => {
    const { html } = properties;
    if (typeof html === 'string') properties.html = filled(html);
    const { dangerouslySetInnerHTML: inner } = properties as { dangerouslySetInnerHTML?: { __html: string } };
    if (inner) inner.__html = filled(inner.__html);
  });
}

interface Words {
  table: string;
  done: string;
  toDo: string;
}

/** An element as the site shows it, where that is not the element of its name alone. */
function asShown(node: ElementContent, words: Words): ElementContent {
  if (node.type !== 'element') return node;
  const children = node.children.map((child) => asShown(child, words));
  const { align, ...properties } = node.properties;
  const dataAlign = typeof align === 'string' ? { dataAlign: align } : {};
  switch (node.tagName) {
    case 'table':
      // A table that is wider than the screen is scrolled by keyboard.
      return {
        type: 'element',
        tagName: 'div',
        properties: { className: ['table'], role: 'group', ariaLabel: words.table, tabIndex: 0 },
        children: [{ ...node, children }],
      };
    case 'td':
      return { ...node, properties: { ...properties, ...dataAlign }, children };
    case 'th':
      return { ...node, properties: { scope: 'col', ...properties, ...dataAlign }, children };
    case 'pre':
      // Long lines are scrolled by keyboard.
      return { ...node, properties: { ...properties, tabIndex: 0 }, children };
    case 'input': {
      const isDone = Boolean(properties.checked);
      return {
        type: 'element',
        tagName: 'span',
        properties: {
          className: ['task'],
          dataDone: String(isDone),
          role: 'img',
          ariaLabel: isDone ? words.done : words.toDo,
        },
        children: [],
      };
    }
    default:
      return { ...node, children };
  }
}

function hasComponent(node: ElementContent): boolean {
  if (node.type !== 'element') return false;
  return node.tagName.startsWith('site-') || node.children.some(hasComponent);
}

function partsOf(nodes: readonly ElementContent[]): number {
  return nodes.filter(isElement).reduce((sum, { tagName, children }) => {
    const own = tagName.startsWith('site-') ? 4 : 1;
    return sum + own + partsOf(children);
  }, 0);
}

function partsOfBlocks(blocks: readonly BlockUse[]): number {
  return blocks.reduce((sum, { parameters }) => sum + partsOfValue(parameters), 0);
}

/** Every mark of inline Markdown may become an element, too. */
function partsOfValue(value: unknown): number {
  if (typeof value === 'string') return 2 + (value.match(/[`*_[<&~@]|\n\n|:\/\/|www\./g)?.length ?? 0) / 2;
  if (typeof value !== 'object' || value === null) return 2;
  return Object.values(value).reduce<number>((sum, each) => sum + partsOfValue(each), 0);
}

function isElement(node: ElementContent): node is Element {
  return node.type === 'element';
}

function contentOf({ children }: Root): ElementContent[] {
  // A document has no doctype.
  return children as ElementContent[];
}

function escapeQuoted(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
}

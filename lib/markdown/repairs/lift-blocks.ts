import type { Element, ElementContent, Root } from 'hast';
import { toString as plainText } from 'hast-util-to-string';
import { trimEdges } from './trim-edges.ts';

/** Elements in which HTML allows only phrases: what is bigger has to stand beside them. */
const phrasing = new Set(
  'p h1 h2 h3 h4 h5 h6 a strong em del b i s u mark small sub sup q cite abbr span summary code'.split(' '),
);

const cells = new Set(['li', 'td', 'th', 'dd']);

/** Moves blocks, section breaks and pictures with a line of their own out of paragraphs and headings. */
export function liftBlocks(tree: Root): void {
  tree.children = lift(tree.children as ElementContent[]);
}

function lift(children: ElementContent[]): ElementContent[] {
  return children.flatMap((node): ElementContent[] => {
    if (node.type !== 'element') return [node];
    const alone =
      node.tagName === 'p' || cells.has(node.tagName) ? imagesAlone(node) : new Set<ElementContent>();
    if (cells.has(node.tagName)) node.children = node.children.map((child) => keepInLine(child, alone));
    node.children = lift(node.children);
    if (!phrasing.has(node.tagName)) return [node];
    // A block that is left out does not break the sentence around it.
    if (plainText(node).trim() !== '') node.children = node.children.filter((child) => !isGone(child));
    if (!node.children.some((child) => isLifted(child, alone))) return [node];
    return split(node, alone);
  });
}

/** Within a cell or item without paragraphs only a `span` tells that a picture belongs to its line. */
function keepInLine(node: ElementContent, alone: ReadonlySet<ElementContent>): ElementContent {
  const isInLine = node.type === 'element' && node.tagName === 'site-image' && !alone.has(node);
  return isInLine ? { type: 'element', tagName: 'span', properties: {}, children: [node] } : node;
}

function split(node: Element, alone: ReadonlySet<ElementContent>): ElementContent[] {
  const pieces: ElementContent[] = [];
  let rest: ElementContent[] = [];
  const endPiece = () => {
    const trimmed = trimEdges(rest);
    if (trimmed.length > 0) pieces.push({ ...node, properties: { ...node.properties }, children: trimmed });
    rest = [];
  };
  for (const child of node.children) {
    if (isLifted(child, alone)) {
      endPiece();
      pieces.push(child);
    } else rest.push(child);
  }
  endPiece();
  return pieces;
}

function isGone(node: ElementContent): boolean {
  return node.type === 'element' && node.tagName === 'site-gone';
}

function isLifted(node: ElementContent, alone: ReadonlySet<ElementContent>): boolean {
  if (node.type !== 'element') return false;
  return /^(?:site-block|site-gone|site-break|hr)$/.test(node.tagName) || alone.has(node) || isFlow(node);
}

// A piece of a paragraph that was split within, such as `strong` around a block, left these behind.
function isFlow(node: Element): boolean {
  return /^(?:p|ul|ol|table|blockquote|pre|h[1-6]|section|details)$/.test(node.tagName);
}

/** The pictures of a paragraph that have a line, or the paragraph, for themselves. */
function imagesAlone({ children }: Element): Set<ElementContent> {
  const isImage = (node: ElementContent | undefined) =>
    node?.type === 'element' && node.tagName === 'site-image';
  const isFree = (index: number, step: 1 | -1): boolean => {
    for (let at = index + step; ; at += step) {
      const node = children[at];
      if (!node || (node.type === 'element' && /^(?:br|site-block|site-gone)$/.test(node.tagName)))
        return true;
      if (isImage(node)) continue;
      if (node.type !== 'text') return false;
      if (step === -1 ? /\n[ \t]*$/.test(node.value) : /^[ \t]*\n/.test(node.value)) return true;
      if (node.value.trim() !== '') return false;
    }
  };
  return new Set(children.filter((node, index) => isImage(node) && isFree(index, -1) && isFree(index, 1)));
}

import type { Element, ElementContent, Root } from 'hast';
import { toString as plainText } from 'hast-util-to-string';
import type { PartContext } from '../context.ts';
import { textProperty } from '../text-property.ts';
import { SKIP, visit } from '../visit.ts';
import { isFileName, mediaAddress } from './media-address.ts';

/** Turns images into `site-image` with one caption (content cases 16 and 24); foreign ones become links. */
export function images(tree: Root, context: PartContext): void {
  visit(tree, 'element', (node) => {
    if (node.tagName === 'figure') captionFromFigure(node);
  });
  visit(tree, 'element', (node, index, parent) => {
    if (!parent || index === undefined || node.tagName !== 'img') return undefined;
    const replacement = toSiteImage(node, context);
    parent.children.splice(index, 1, ...replacement);
    return [SKIP, index + replacement.length];
  });
}

function toSiteImage(node: Element, context: PartContext): ElementContent[] {
  const written = textProperty(node, 'src')?.trim() ?? '';
  const alt = textProperty(node, 'alt')?.replace(/\s+/g, ' ').trim() ?? '';
  if (/^data:/i.test(written)) {
    context.report('image-embedded', node, { values: { alt } });
    return alt ? [{ type: 'text', value: alt }] : [];
  }
  if (/^(?:https?:)?\/\//i.test(written)) return [foreignImage(node, written, alt, context)];
  const src = mediaAddress(written);
  if (src === null) {
    context.report('html-removed', node, { values: { what: '<img>' } });
    return alt ? [{ type: 'text', value: alt }] : [];
  }
  const isMissing = alt === '' || isFileName(alt, src);
  if (isMissing) context.report('image-alt', node, { values: { src } });
  const caption = captionOf(node, isMissing ? '' : alt, src);
  return [
    {
      type: 'element',
      tagName: 'site-image',
      properties: {
        src,
        alt: isMissing ? '' : alt,
        ...(caption ? { caption } : {}),
        ...(isMissing ? { dataAltMissing: true } : {}),
      },
      children: [],
      ...(node.position ? { position: node.position } : {}),
    },
  ];
}

/** The title is the caption; one that repeats the alternative text is said in the same words. */
function captionOf(node: Element, alt: string, src: string): string {
  const title = textProperty(node, 'title')?.replace(/\s+/g, ' ').trim() ?? '';
  if (!title || isFileName(title, src)) return '';
  return fold(title) === fold(alt) ? alt : title;
}

function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\p{M}\p{P}\s]+/gu, '')
    .toLowerCase();
}

function foreignImage(node: Element, src: string, alt: string, context: PartContext): ElementContent {
  const href = src.startsWith('//') ? `https:${src}` : src;
  context.report('image-external', node, { values: { src: href } });
  const value = alt || (URL.parse(href)?.hostname ?? href);
  return {
    type: 'element',
    tagName: 'a',
    properties: { href },
    children: [{ type: 'text', value }],
    ...(node.position ? { position: node.position } : {}),
  };
}

function captionFromFigure(figure: Element): void {
  let caption: string | undefined;
  let image: Element | undefined;
  visit(figure, 'element', (node, index, parent) => {
    if (node.tagName === 'img') image ??= node;
    if (node.tagName !== 'figcaption' || !parent || index === undefined) return;
    caption ??= plainText(node).trim();
    parent.children.splice(index, 1);
  });
  if (image && caption) image.properties.title = caption;
}

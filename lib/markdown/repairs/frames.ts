import type { Element, ElementContent, Root } from 'hast';
import { toString as plainText } from 'hast-util-to-string';
import { placeholder } from '../blocks/placeholder.ts';
import type { PartContext } from '../context.ts';
import { textProperty } from '../text-property.ts';
import { parseVideoAddress } from '../video-address.ts';
import { SKIP, visit } from '../visit.ts';
import { isSafeAddress } from './safe-address.ts';

const frameElements = new Set(['iframe', 'frame', 'embed', 'object', 'video', 'audio']);

/** Titles that players give themselves and that say nothing about the video. */
const generic = /^(?:(?:youtube|vimeo|peertube)(?: video)? player|embedded video|video|v[ií]deo)$/i;

/** Turns players of known providers into video blocks (content case 21), other frames into links (case 23). */
export function frames(tree: Root, context: PartContext): void {
  visit(tree, 'element', (node, index, parent) => {
    if (!parent || index === undefined || !frameElements.has(node.tagName)) return undefined;
    const replacement = replace(node, context);
    // What an unclosed frame swallowed is text of the page.
    const inner = plainText(node).trim();
    if (inner && node.tagName === 'iframe') replacement.push({ type: 'text', value: ` ${inner} ` });
    parent.children.splice(index, 1, ...replacement);
    return [SKIP, index + replacement.length];
  });
}

function replace(node: Element, context: PartContext): ElementContent[] {
  const address = addressOf(node);
  const video = address === null ? null : parseVideoAddress(address, context.peertubeHosts);
  if (address !== null && video) return [videoBlock(node, video.watchUrl, context)];
  const where = node.position ? { position: node.position } : {};
  const href = address?.startsWith('//') ? `https:${address}` : address;
  context.report('frame-unknown', node, { values: { element: node.tagName, address: href ?? '' } });
  if (href === null || href === undefined || !isSafeAddress(href)) return [];
  const title = textProperty(node, 'title')?.trim();
  const value = title || URL.parse(href)?.hostname || href;
  return [
    { type: 'element', tagName: 'a', properties: { href }, children: [{ type: 'text', value }], ...where },
  ];
}

function videoBlock(node: Element, url: string, context: PartContext): ElementContent {
  const title = textProperty(node, 'title')?.trim();
  const parameters = { url, ...(title && !generic.test(title) ? { title } : {}) };
  const definition = context.definitions.get('video');
  const parsed = definition?.schema.safeParse(parameters);
  context.slots.push({
    written: url,
    place: context.placeOf(node),
    use: { name: 'video', parameters: parsed?.success ? parsed.data : parameters },
    media: [],
    links: [],
    enclosed: null,
    isPlaced: false,
  });
  return { type: 'text', value: placeholder(context.slots.length - 1) };
}

function addressOf(node: Element): string | null {
  for (const name of ['src', 'data', 'dataSrc']) {
    const value = textProperty(node, name)?.trim();
    if (value) return value;
  }
  const source = node.children.find((child) => child.type === 'element' && child.tagName === 'source');
  return source?.type === 'element' ? (textProperty(source, 'src')?.trim() ?? null) : null;
}

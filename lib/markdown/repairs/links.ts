import type { Element, ElementContent, Root } from 'hast';
import { toString as plainText } from 'hast-util-to-string';
import type { PartContext } from '../context.ts';
import { textProperty } from '../text-property.ts';
import { visit } from '../visit.ts';
import { type AddressRepair, repairAddress } from './repair-address.ts';

/** Repairs links (content cases 25 and 32): addresses, empty ones, padded ones, ones that lead nowhere. */
export function links(tree: Root, context: PartContext): void {
  visit(tree, 'element', (node, index, parent) => {
    if (!parent || index === undefined || node.tagName !== 'a') return undefined;
    const replacement = repairLink(node, context);
    if (replacement.length === 1 && replacement[0] === node) return undefined;
    parent.children.splice(index, 1, ...replacement);
    // What replaced the link is looked at again, except the link itself.
    return index + replacement.length;
  });
}

function repairLink(node: Element, context: PartContext): ElementContent[] {
  const written = textProperty(node, 'href')?.trim() ?? '';
  if (node.properties.dataFootnoteRef !== undefined || node.properties.dataFootnoteBackref !== undefined)
    return [node];
  if (isBlank(node)) {
    if (written) context.report('link-empty', node, { values: { href: written } });
    return node.children.some((child) => plainText(child) !== '') ? [{ type: 'text', value: ' ' }] : [];
  }
  if (!written) return node.children;
  const isBare = plainText(node) === written.replace(/^http:\/\//, '') && /^http:\/\/www\./.test(written);
  const repair = repairAddress(isBare ? written.replace(/^http:\/\//, '') : written);
  reportRepair(repair, written, node, context);
  if (repair.href === null) return node.children;
  node.properties.href = repair.href;
  return trimLink(node, context);
}

function reportRepair(
  { problem, href }: AddressRepair,
  written: string,
  node: Element,
  context: PartContext,
): void {
  if (problem === null) return;
  if (problem === 'unsafe') context.report('html-removed', node, { values: { what: written.slice(0, 60) } });
  else
    context.report(problem, node, {
      values: { written: written.replace(/%5B/gi, '[').replace(/%5D/gi, ']'), href: href ?? '' },
    });
}

function isBlank(node: Element): boolean {
  let hasContent = plainText(node).trim() !== '';
  visit(node, 'element', ({ tagName }) => {
    hasContent ||= tagName === 'img';
  });
  return !hasContent;
}

/** Moves space at the edges of a link's text out of the link. */
function trimLink(node: Element, context: PartContext): ElementContent[] {
  const first = node.children[0];
  const last = node.children.at(-1);
  const before = first?.type === 'text' ? (/^\s+/.exec(first.value)?.[0] ?? '') : '';
  const after = last?.type === 'text' ? (/\s+$/.exec(last.value)?.[0] ?? '') : '';
  if (!before && !after) return [node];
  context.report('link-padded', node, { values: { text: plainText(node).trim().slice(0, 60) } });
  if (first?.type === 'text') first.value = first.value.trimStart();
  if (last?.type === 'text') last.value = last.value.trimEnd();
  const space: ElementContent = { type: 'text', value: ' ' };
  return [...(before ? [space] : []), node, ...(after ? [{ ...space }] : [])];
}

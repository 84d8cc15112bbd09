import { inlineNodes } from './inline-nodes.ts';
import { parseInline } from './parse-inline.ts';
import { cleanCharacters } from './text/invisible.ts';
import { repairMojibake } from './text/mojibake.ts';

/** A node of inline text from a front-matter string: only text and five harmless elements. */
export type InlineNode =
  | { type: 'text'; value: string }
  | { type: 'element'; tagName: 'strong' | 'em' | 'code' | 'del' | 'br'; children: InlineNode[] }
  | { type: 'element'; tagName: 'a'; href: string; children: InlineNode[] };

/** What Markdown or HTML could be made of; text without it is only text. */
const markup = /[\\`*_[\]<&~@\n]|https?:|www\.|\((?:at|arroba)\)/;

/** The inline Markdown of a front-matter string or a block's parameter (content case 18), safe by construction. */
export function renderInline(text: string): InlineNode[] {
  const clean = repairMojibake(cleanCharacters(text)).trim();
  if (clean === '') return [];
  return markup.test(clean) ? inlineNodes(parseInline(clean)) : [{ type: 'text', value: clean }];
}

/** Strings that were parsed before, with what became of them. */
export type ParsedInline = [written: string, nodes: InlineNode[]][];

/** The inline Markdown of a string, parsed now only if it is not among `parsed`. */
export function inlineOf(parsed: ParsedInline | undefined, text: string): InlineNode[] {
  return parsed?.find(([written]) => written === text)?.[1] ?? renderInline(text);
}

/** The words of inline text without its markup. */
export function plainText(nodes: readonly InlineNode[]): string {
  return nodes.map(textOf).join('').replace(/\s+/g, ' ').trim();
}

function textOf(node: InlineNode): string {
  if (node.type === 'text') return node.value;
  return node.tagName === 'br' ? ' ' : node.children.map(textOf).join('');
}

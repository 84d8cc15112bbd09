import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';

/** How a block may come back from Decap's rich-text editor, and what a block that came back may have been. */
export interface WrittenForms {
  asBase: readonly string[];
  asEdited: readonly string[];
}

/**
 * How a block is written, without what Decap's rich-text editor changes by itself (measured with 3.16): signs of
 * lists and emphasis, escapes, white space, ticks of task lists, pipes of tables.
 */
export function writtenForms(source: string, node: Nodes, isTag: boolean): WrittenForms {
  // A tag that is indented by four spaces is code to Decap.
  if (isTag) return { asBase: [`tag ${squeezed(source)}`], asEdited: [] };
  if (node.type === 'code') return { asBase: [], asEdited: [`tag ${squeezed(node.value)}`] };
  if (node.type === 'html' || node.type === 'definition') return { asBase: [], asEdited: [] };
  const isTable = node.type === 'table' || node.type === 'tableRow';
  const isItem = node.type === 'listItem';
  const code = nestedCode(node);
  const base = quiet(isTable ? withoutTableSigns(source) : withoutTicks(source), isItem) + code;
  const edited = quiet(isTable ? withoutTableSigns(source) : source, isItem) + code;
  return {
    // Decap adds backslashes before brackets and never takes one away, nor one that keeps a block from being a list.
    asBase: [
      `free ${unescaped(base)}`,
      ...(keepsEscape(source) ? [] : [`plain ${unescaped(base)}`]),
      ...(isOdd(source, node) ? [`odd ${tight(base)}`] : []),
    ],
    asEdited: [`${keepsEscape(source) ? 'free' : 'plain'} ${unescaped(edited)}`, `odd ${tight(edited)}`],
  };
}

/** Whether a block has signs of emphasis that stand alone, about which Decap and CommonMark do not agree. */
export function isOdd(source: string, node: Nodes): boolean {
  let found = source.includes('***');
  visit(node, 'text', ({ value }) => {
    found ||= /(?:^|\s)[*_]+|[*_]+(?:\s|$)|~/.test(value);
  });
  return found;
}

/** Escapes that Decap would not take away. */
function keepsEscape(source: string): boolean {
  return /\\\[|^[ \t>]*\\[-*#>]/.test(source);
}

function quiet(source: string, isItem: boolean): string {
  return withItemSigns(source, isItem)
    .replaceAll('_', '*')
    .replace(/\][ \t]*\([ \t]*/g, '](')
    .replace(/[ \t]+\)/g, ')')
    .replace(/(?: {2,}|\\)\n(?=[ \t>]*\S)/g, '⏎')
    .replace(newParagraph, '¶')
    .replace(/[ \t\n]+/g, ' ')
    .trim();
}

/**
 * Signs of items as one, with how deep they stand and, but for an item by itself, the number that their list starts
 * with: these come back from Decap as they were.
 */
function withItemSigns(source: string, isItem: boolean): string {
  const open: { content: number; isOrdered: boolean }[] = [];
  const sign = /^((?:[ \t]*>)*)([ \t]*)(\\?[-+*]|(\d+)\\?[.)])([ \t]+)/gm;
  return source.replace(sign, (...found: string[]) => {
    const [, quotes = '', margin = '', marker = '', number, space = ''] = found;
    const column = margin.replaceAll('\t', '    ').length;
    let sibling: { isOrdered: boolean } | undefined;
    while (column < (open.at(-1)?.content ?? 0)) sibling = open.pop();
    const isOrdered = number !== undefined;
    const depth = '›'.repeat(open.length);
    const width = marker.replace('\\', '').length + (space.length > 4 ? 1 : space.length);
    open.push({ content: column + width, isOrdered });
    const start = isOrdered && !isItem && sibling?.isOrdered !== true ? `${Number(number)}.` : '';
    return `${quotes}${margin}${isOrdered ? '①' : '•'}${depth}${start} `;
  });
}

/** Code that stands within a list or a quote, where white space counts. */
function nestedCode(node: Nodes): string {
  const values: string[] = [];
  if (node.type !== 'paragraph' && node.type !== 'heading')
    visit(node, 'code', ({ value }) => void values.push(value.trimEnd().replace(/\ufdd0\d+\ufdd1/g, '')));
  return values.length > 0 ? ` ${JSON.stringify(values)}` : '';
}

/** A blank line, but none before an item, a heading, a tag or an element: there Decap adds and takes them. */
const newParagraph = /\n(?:[ \t>]*\n)+[ \t>]*(?=[^\s•①#{<>])/g;

function unescaped(text: string): string {
  return text.replaceAll('\\', '');
}

/** Without the white space that Decap moves about where emphasis is odd. */
function tight(text: string): string {
  return unescaped(text).replace(/\s*([*~]+)\s*/g, '$1');
}

function withoutTicks(source: string): string {
  return source.replace(/^((?:[ \t]*>)*[ \t]*(?:[-+*]|\d+[.)])[ \t]+)\[[ xX]\][ \t]+/gm, '$1');
}

function withoutTableSigns(source: string): string {
  return source
    .replace(/^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/gm, '')
    .replace(/[|\\\s]+/g, ' ');
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

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
  const base = quiet(isTable ? withoutTableSigns(source) : withoutTicks(source));
  const edited = quiet(isTable ? withoutTableSigns(source) : source);
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

function quiet(source: string): string {
  return source
    .replace(/^((?:[ \t]*>)*[ \t]*)\\?[-+*](?=[ \t])/gm, '$1•')
    .replace(/^((?:[ \t]*>)*[ \t]*)\d+\\?[.)](?=[ \t])/gm, '$1①')
    .replaceAll('_', '*')
    .replace(/\][ \t]*\([ \t]*/g, '](')
    .replace(/[ \t]+\)/g, ')')
    .replace(/(?: {2,}|\\)\n(?=[ \t>]*\S)/g, '⏎')
    .replace(newParagraph, '¶')
    .replace(/[ \t\n]+/g, ' ')
    .trim();
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

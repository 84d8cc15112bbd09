import type { PhrasingContent, Root } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import type { PartContext } from '../context.ts';
import { visit } from '../visit.ts';

/** Lines this long were broken by a program at its margin, not by an author. */
const margin = 50;

/** Undoes hard line breaks in the middle of sentences, left by text that was wrapped by hand (content case 27). */
export function wrappedLines(tree: Root, context: PartContext): void {
  let isReported = false;
  visit(tree, 'paragraph', (paragraph) => {
    paragraph.children = paragraph.children.map((node, index, siblings): PhrasingContent => {
      if (node.type !== 'break' || !isMidSentence(siblings, index)) return node;
      if (!isReported) context.report('clipboard-debris', node, { values: { kind: 'wrapped' } });
      isReported = true;
      return { type: 'text', value: '\n' };
    });
  });
}

function isMidSentence(siblings: readonly PhrasingContent[], index: number): boolean {
  const before = siblings
    .slice(0, index)
    .map((node) => (node.type === 'break' ? '\n' : plainText(node)))
    .join('');
  const line = before.slice(before.lastIndexOf('\n') + 1).trim();
  const after = plainText(siblings.slice(index + 1)).trimStart();
  return line.length >= margin && /[\p{Ll}\p{Lu}\d,)]$/u.test(line) && /^[\p{Ll}(]/u.test(after);
}

import type { Root } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import type { PartContext } from '../context.ts';
import { visit } from '../visit.ts';
import { isEmptyHeading } from './empty-heading.ts';

/** Turns headings that only make space (`# _`, `# \-`, a lone `#`) into section breaks (content case 1). */
export function sectionBreaks(tree: Root, context: PartContext): void {
  visit(tree, (node, index, parent) => {
    if (!parent || index === undefined) return;
    const isSpacer =
      node.type === 'heading'
        ? isEmptyHeading(node)
        : node.type === 'paragraph' && /^[_–—-]+$/.test(plainText(node));
    if (!isSpacer) return;
    const written = context.source.text.slice(node.position?.start.offset, node.position?.end.offset).trim();
    context.report('section-break', node, { values: { written: written.split('\n')[0] ?? '' } });
    parent.children[index] = { type: 'thematicBreak', ...(node.position ? { position: node.position } : {}) };
  });
}

import type { Parents, Root, RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { hasPlaceholder } from '../blocks/placeholder.ts';
import type { PartContext } from '../context.ts';
import { visit } from '../visit.ts';
import { isEmptyHeading } from './empty-heading.ts';

const longest = 80;

/** Gives an empty heading the short line that follows it (content case 2). */
export function headingTextBelow(tree: Root, context: PartContext): void {
  visit(tree, 'heading', (heading, index, parent) => {
    if (!parent || index === undefined || plainText(heading).trim() !== '' || !isEmptyHeading(heading))
      return;
    const line = parent.children[index + 1];
    if (!line || !isHeadingLike(line, parent, index + 2)) return;
    heading.children = line.children;
    parent.children.splice(index + 1, 1);
    context.report('heading-text-below', heading, { values: { text: plainText(heading).slice(0, longest) } });
  });
}

function isHeadingLike(
  node: RootContent,
  parent: Parents,
  next: number,
): node is Extract<RootContent, { type: 'paragraph' }> {
  if (node.type !== 'paragraph') return false;
  const text = plainText(node).trim();
  const isPlain = node.children.every(
    ({ type }) => type === 'text' || type === 'strong' || type === 'emphasis',
  );
  // A heading heads something.
  const following = parent.children[next];
  const hasText =
    following !== undefined && following.type !== 'heading' && following.type !== 'thematicBreak';
  return (
    isPlain &&
    hasText &&
    text.length <= longest &&
    /[^.,;:…]$/.test(text) &&
    !/^[*•-]\s/.test(text) &&
    !hasPlaceholder(text)
  );
}

import type { PhrasingContent, Root } from 'mdast';
import type { PartContext } from '../context.ts';
import { visit } from '../visit.ts';

/** Takes bold type out of headings, which are bold by themselves (content case 4). */
export function plainHeadings(tree: Root, context: PartContext): void {
  visit(tree, 'heading', (heading) => {
    let isBold = false;
    const plain = (nodes: PhrasingContent[]): PhrasingContent[] =>
      nodes.flatMap((node) => {
        if (node.type === 'strong') {
          isBold = true;
          return plain(node.children);
        }
        if (node.type === 'html' && /^<\/?(?:b|strong)>$/i.test(node.value)) {
          isBold = true;
          return [];
        }
        if ('children' in node) node.children = plain(node.children);
        return [node];
      });
    heading.children = plain(heading.children);
    if (isBold) context.report('heading-bold', heading);
  });
}

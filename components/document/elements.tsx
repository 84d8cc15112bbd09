import type { Element } from 'hast';
import type { Components } from 'hast-util-to-jsx-runtime';
import type { ReactNode } from 'react';
import { blockElement } from './block-element.tsx';
import type { DocumentContext } from './document-context.ts';
import { imageElement } from './image-element.tsx';
import { SectionBreak } from './section-break.tsx';

interface ElementProps {
  node: Element;
  children?: ReactNode;
}

/** How the elements of a document are shown that are not simply the HTML element of their name. */
export function documentElements(context: DocumentContext): Components {
  const elements: Record<string, (props: ElementProps) => ReactNode> = {
    'site-block': ({ node, children }) => blockElement(context, node, children),
    'site-image': ({ node }) => imageElement(context, node),
    'site-break': () => <SectionBreak />,
  };
  // The type lists HTML's own elements only, and `passNode` gives every component its node.
  return elements as Components;
}

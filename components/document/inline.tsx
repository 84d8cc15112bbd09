import { createElement, Fragment, type ReactNode } from 'react';
import type { InlineNode } from '#lib/markdown/inline.ts';

/** Inline text of a front-matter string or a block's parameter as elements. */
export function Inline({ nodes }: { nodes: readonly InlineNode[] }): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: the text never changes after rendering
  return nodes.map((node, position) => <Fragment key={position}>{element(node)}</Fragment>);
}

function element(node: InlineNode): ReactNode {
  if (node.type === 'text') return node.value;
  if (node.tagName === 'br') return <br />;
  const children = <Inline nodes={node.children} />;
  if (node.tagName === 'a') return <a href={node.href}>{children}</a>;
  return createElement(node.tagName, null, children);
}

import type { Element } from 'hast';
import type { ReactNode } from 'react';
import type { Block } from '#components/blocks/register-block.ts';
import * as registry from '#components/blocks/registry.ts';
import { inlineOf } from '#lib/markdown/inline.ts';
import type { DocumentContext } from './document-context.ts';

const blocks: Record<string, Block> = registry;

/** Shows the block that a `site-block` element stands for; the text that an unknown one encloses is kept. */
export function blockElement(context: DocumentContext, node: Element | undefined, children: ReactNode) {
  const index = Number(node?.properties.dataIndex);
  const use = context.blocks[index];
  const block = use && Object.hasOwn(blocks, use.name) ? blocks[use.name] : undefined;
  if (!use || !block) return children;
  const Component = block.component;
  return (
    <Component
      parameters={use.parameters}
      context={use.context}
      index={index}
      locale={context.locale}
      lookUp={context.lookUp}
      site={context.site}
      inline={(text) => inlineOf(use.inline, text)}
    >
      {node?.children.length ? children : undefined}
    </Component>
  );
}

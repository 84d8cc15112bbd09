import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { BlockDefinition } from '#lib/markdown/block.ts';
import type { BlockProps } from './block-props.ts';

/** A block's declaration, and the component that shows it. */
export interface Block {
  definition: BlockDefinition;
  component: (props: BlockProps<unknown>) => ReactNode;
}

/** Joins a block's declaration with its component, whose parameters must be what the schema returns. */
export function registerBlock<Schema extends z.ZodType>(
  definition: BlockDefinition<Schema>,
  component: (props: BlockProps<z.infer<Schema>>) => ReactNode,
): Block {
  return {
    definition,
    // Documents carry parameters as this very schema returned them (lib/markdown).
    component: (props) => component({ ...props, parameters: props.parameters as z.infer<Schema> }),
  };
}

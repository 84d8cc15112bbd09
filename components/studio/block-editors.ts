import type { BlockEditor } from '#lib/cms/blocks/block-editor.ts';
import { blockNames } from '#lib/cms/config/body-field.ts';

/** Loads the form of every block: the default export of each `components/blocks/<name>/editor.ts`. */
export function loadBlockEditors(): Promise<BlockEditor[]> {
  return Promise.all(
    blockNames.map(async (name) => {
      // The bundler puts in every file that this pattern may name.
      const module: { default: BlockEditor } = await import(`../blocks/${name}/editor.ts`);
      return module.default;
    }),
  );
}

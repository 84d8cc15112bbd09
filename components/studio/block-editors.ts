import type { BlockEditor } from '#lib/cms/blocks/block-editor.ts';

/** Loads the forms of blocks: the default export of each `components/blocks/<name>/editor.ts`. */
export function loadBlockEditors(names: readonly string[]): Promise<BlockEditor[]> {
  return Promise.all(
    names.map(async (name) => {
      // The bundler puts in every file that this pattern may name.
      const module: { default: BlockEditor } = await import(`../blocks/${name}/editor.ts`);
      return module.default;
    }),
  );
}

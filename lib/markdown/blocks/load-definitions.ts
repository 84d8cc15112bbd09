import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BlockDefinition } from '../block.ts';

/** Loads the declaration of every block in a folder: the default export of each `<name>/schema.ts`. */
export async function loadBlockDefinitions(dir: string): Promise<BlockDefinition[]> {
  const files = readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(dir, entry.name, 'schema.ts'))
    .filter((file) => existsSync(file))
    .sort();
  return Promise.all(
    files.map(async (file) => {
      const { default: definition }: { default?: unknown } = await import(pathToFileURL(file).href);
      if (!isDefinition(definition))
        throw new TypeError(`${file} has to export a block (defineBlock) as default.`);
      return definition;
    }),
  );
}

function isDefinition(value: unknown): value is BlockDefinition {
  return (
    typeof value === 'object' && value !== null && 'name' in value && 'schema' in value && 'encloses' in value
  );
}

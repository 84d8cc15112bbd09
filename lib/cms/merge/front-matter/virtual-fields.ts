import { isDeepStrictEqual } from 'node:util';
import { nameOf, type ParsedYaml } from './parse-yaml.ts';

/** A field that is served to the editor but not part of the file. */
export interface VirtualField {
  key: string;
  /** Only this value is virtual, and only while the file has no value of its own; without it every value is. */
  value?: unknown;
}

/** Takes the fields out of edited front matter that were only served. */
export function dropVirtualFields(
  { map, data }: ParsedYaml,
  base: ParsedYaml | null,
  fields: readonly VirtualField[],
): void {
  for (const { key, value } of fields) {
    const isOwn = base !== null && key in base.data;
    if (!(key in data) || (value !== undefined && (isOwn || !isDeepStrictEqual(data[key], value)))) continue;
    delete data[key];
    map.items = map.items.filter((pair) => nameOf(pair.key) !== key);
  }
}

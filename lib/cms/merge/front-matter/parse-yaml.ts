import { type Document, isMap, isScalar, type ParsedNode, parseDocument, type YAMLMap } from 'yaml';
import { parseCarefully } from '#lib/content/front-matter/parse-carefully.ts';
import { yamlExcess } from '#lib/content/front-matter/yaml-limits.ts';
import { unusualSigns } from '#lib/content/front-matter/yaml-signs.ts';

/** Front matter that was read with the places of everything in it. */
export interface ParsedYaml {
  /** What was read: line for line what was written, but for what the site's reader had to repair. */
  text: string;
  map: YAMLMap.Parsed;
  data: Record<string, unknown>;
}

/** Reads front matter as the site does; `null` if it is no mapping, or broken so that nothing about it is certain. */
export function parseYaml(written: string): ParsedYaml | null {
  if (yamlExcess(written)) return null;
  const strict = unusualSigns.test(written) ? null : parse(written);
  if (strict) return strict;
  const { data, yaml } = parseCarefully(written, 1);
  return data && parse(yaml);
}

function parse(text: string): ParsedYaml | null {
  const document: Document.Parsed = parseDocument(text, {
    keepSourceTokens: true,
    uniqueKeys: false,
    logLevel: 'silent',
  });
  if (document.errors.length > 0 || !isMap(document.contents)) return null;
  // A parsed document holds parsed nodes; the type guard forgets that.
  const map = document.contents as YAMLMap.Parsed;
  return { text, map, data: document.toJS() as Record<string, unknown> };
}

/** The pairs of a mapping by the names of their keys; of two equal keys the last one counts. */
export function pairsByName(map: YAMLMap.Parsed): Map<string, YAMLMap.Parsed['items'][number]> {
  return new Map(map.items.map((pair) => [nameOf(pair.key), pair]));
}

/** The name of a key as text. */
export function nameOf(key: ParsedNode | null): string {
  return isScalar(key) ? String(key.value) : String(key ?? '');
}

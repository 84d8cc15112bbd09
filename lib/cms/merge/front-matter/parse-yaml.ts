import { type Document, isAlias, isMap, isScalar, type ParsedNode, parseDocument, type YAMLMap } from 'yaml';

/** Front matter that was read with the places of everything in it. */
export interface ParsedYaml {
  text: string;
  map: YAMLMap.Parsed;
  data: Record<string, unknown>;
}

/** Reads front matter; `null` if it is no mapping, is broken, or refers to itself by aliases. */
export function parseYaml(text: string): ParsedYaml | null {
  const document: Document.Parsed = parseDocument(text, {
    keepSourceTokens: true,
    uniqueKeys: false,
    logLevel: 'silent',
  });
  if (document.errors.length > 0 || !isMap(document.contents) || hasAlias(document.contents)) return null;
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

function hasAlias(node: unknown): boolean {
  if (isAlias(node)) return true;
  if (typeof node !== 'object' || node === null) return false;
  if ('items' in node && Array.isArray(node.items)) return node.items.some(hasAlias);
  return 'key' in node && 'value' in node && (hasAlias(node.key) || hasAlias(node.value));
}

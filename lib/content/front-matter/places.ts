import { type Document, isCollection, isNode, isScalar, LineCounter, parseDocument } from 'yaml';

/** Where in a file the keys of its front matter stand, and how their values are written. */
export interface FrontMatterPlaces {
  /** Of a key such as `image.alt` or `collaborators.1`; of its nearest parent if it is not there. */
  keyPosition(path: string): { line: number; column: number };
  /** A scalar as it is written, without quotes: `0800`, `2024-05-01`; `null` if there is none. */
  writtenAs(path: string): string | null;
}

/** Parses only when asked, since most files are never asked about. */
export function frontMatterPlaces(yaml: string, firstLine: number): FrontMatterPlaces {
  const lines = new LineCounter();
  let parsed: Document | undefined;
  const document = () => {
    parsed ??= parseDocument(yaml, {
      lineCounter: lines,
      uniqueKeys: false,
      keepSourceTokens: true,
      logLevel: 'silent',
    });
    return parsed;
  };
  return {
    keyPosition(path) {
      const offset = keyOffset(document(), path.split('.'));
      if (offset === null) return { line: Math.max(1, firstLine - 1), column: 1 };
      const { line, col } = lines.linePos(offset);
      return { line: firstLine + line - 1, column: col };
    },
    writtenAs(path) {
      const node = document().getIn(path.split('.').map(asIndex), true);
      return isScalar(node) ? (node.source ?? null) : null;
    },
  };
}

function keyOffset(document: Document, path: readonly string[]): number | null {
  let node: unknown = document.contents;
  let offset: number | null = null;
  for (const name of path) {
    if (!isCollection(node)) break;
    const item: unknown = node.items.find(
      (entry, index) => nameOf(entry) === fold(name) || (isNode(entry) && String(index) === name),
    );
    if (item === undefined) break;
    const { key, value } = item as { key?: unknown; value?: unknown };
    const anchor = isNode(item) ? item : key;
    offset = (isNode(anchor) ? anchor.range?.[0] : undefined) ?? offset;
    node = isNode(item) ? item : value;
  }
  return offset;
}

function nameOf(entry: unknown): string | null {
  if (isNode(entry) || typeof entry !== 'object' || entry === null || !('key' in entry)) return null;
  return isScalar(entry.key) ? fold(String(entry.key.value)) : null;
}

/** Keys are looked for by their right names, however they are written. */
function fold(key: string): string {
  return key.toLowerCase().replace(/[-_\s]/g, '');
}

function asIndex(name: string): string | number {
  return /^\d+$/.test(name) ? Number(name) : name;
}

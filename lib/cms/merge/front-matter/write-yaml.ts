import {
  type CreateNodeOptions,
  Document,
  isCollection,
  isScalar,
  type ParsedNode,
  type Scalar,
  type ToStringOptions,
} from 'yaml';

/** How the front matter of a file is written, so that what is added looks like the rest. */
export interface YamlStyle {
  /** `true` prefers single quotes; `null` leaves it to the text. */
  singleQuote: true | null;
  indentSeq: boolean;
}

/** Reads the style off a text. */
export function styleOf(yaml: string): YamlStyle {
  const [, quote] = /(?:^|[:-][ \t]+)(['"])/m.exec(yaml) ?? [];
  return {
    singleQuote: quote === "'" ? true : null,
    indentSeq: !/:[ \t]*\n-[ \t]/.test(yaml),
  };
}

interface Writing {
  style: YamlStyle;
  /** What stood there before; its quotes, its block form and its being on one line are kept. */
  before?: ParsedNode | null | undefined;
  /** The column of the key. */
  indent: number;
  isFlow?: boolean;
}

/** `key: value` as lines, the last without its line break. */
export function writePair(key: string, value: unknown, writing: Writing): string {
  return write({ [key]: value }, writing, (document) => document.get(key, true));
}

/** `- value` as lines, the last without its line break. */
export function writeItem(value: unknown, writing: Writing): string {
  return write([value], { ...writing, style: { ...writing.style, indentSeq: true } }, (document) =>
    document.get(0, true),
  );
}

function write(data: unknown, writing: Writing, nodeOf: (document: Document) => unknown): string {
  const { before, style, indent, isFlow } = writing;
  // Words that YAML 1.1 takes for something else (`yes`, `12:30`) are quoted: older readers stay with us.
  const options: CreateNodeOptions = { aliasDuplicateObjects: false };
  const document = new Document(data, { ...options, compat: 'yaml-1.1' } as never);
  const node = nodeOf(document);
  if (isScalar(node)) keepForm(node, before);
  if (isFlow && isCollection(node)) node.flow = true;
  const lines: ToStringOptions = {
    ...style,
    flowCollectionPadding: false,
    lineWidth: isScalar(before) && !isWrapped(before) ? 0 : 80,
  };
  const margin = ' '.repeat(indent);
  return document
    .toString(lines)
    .replace(/\n$/, '')
    .replace(/^(?=.)/gm, margin);
}

function keepForm(node: Scalar, before: Writing['before']): void {
  if (typeof node.value !== 'string') return;
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(node.value)) node.type = 'PLAIN';
  if (!isScalar(before) || !before.type || typeof before.value !== 'string') return;
  const isBlock = before.type.startsWith('BLOCK');
  if (isBlock || !node.value.includes('\n')) node.type = before.type;
}

function isWrapped(before: Scalar): boolean {
  return (
    before.type === 'BLOCK_FOLDED' ||
    /\S[ \t]*\n[ \t]*\S/.test(before.srcToken && 'source' in before.srcToken ? before.srcToken.source : '')
  );
}

import {
  type Alias,
  isCollection,
  isNode,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml';
import { asPlainText, type RepairedValue } from './repair-yaml.ts';

/**
 * What YAML may take for something else than the words that stand there: a value that starts with `&`, `!` or `?`,
 * and a title in brackets; and what can be an alias, which can make a few lines into endless data.
 */
export const unusualSigns =
  /(?:^|[\s[,{:-])\*[^\s*]|[:-][ \t]+[&!?](?:[^\n]|$)|^(?:title|name|description|excerpt|summary):[ \t]+[[{]/m;

/** Fields whose value is always text. */
const textField = /^(?:title|name|description|excerpt|summary):[ \t]+[[{]/;

/** How much text aliases may become together. */
const maxExpanded = 20_000;

/** Front matter of more lines is not made by hand. */
const maxLines = 1_000;

/** Puts values in quotation marks whose first sign means something to YAML that nobody meant. */
export function quoteSigns(yaml: string): { yaml: string; repairs: RepairedValue[] } {
  const lines = yaml.split('\n');
  if (!unusualSigns.test(yaml) || lines.length > maxLines) return { yaml, repairs: [] };
  const strays = strayLines(yaml);
  const names = (sign: string) =>
    new Set(
      [...yaml.matchAll(new RegExp(`(?<=^|[\\s[,{:-])\\${sign}([^\\s,*[\\]{}]+)`, 'gm'))].map(
        ([, name]) => name,
      ),
    );
  const [aliases, anchors] = [names('*'), names('&')];
  const repairs: RepairedValue[] = [];
  const written = lines.map((line, index) => {
    // Deeper lines can be those of a text, in which every sign is itself.
    const isAtMargin = /^\S/.test(line);
    const [, sign, name = ''] = /:[ \t]+([&*])([^\s,[\]{}]*)/.exec(line) ?? [];
    const isStrayAlias = sign === '*' && !(anchors.has(name) && /:[ \t]+\*\S+[ \t]*(?:#.*)?$/.test(line));
    const isStray = (sign === '&' && !aliases.has(name)) || isStrayAlias;
    const isText = isStray || textField.test(line) || /^[\w-]+:[ \t]+\?[ \t]/.test(line);
    const text = strays.has(index) || (isAtMargin && isText) ? asPlainText(line) : null;
    if (text === null) return line;
    repairs.push({ line: index, name: line.slice(0, line.indexOf(':')).replace(/^[\s-]+|["']/g, '') });
    return text;
  });
  const text = written.join('\n');
  return parse(text).errors.length === 0 ? { yaml: text, repairs } : { yaml, repairs: [] };
}

/** The lines of values with a tag of their own, or with an anchor to which nothing refers. */
function strayLines(yaml: string): Set<number> {
  const counter = new LineCounter();
  const document = parse(yaml, counter);
  const used = new Set<string>();
  visit(document, { Alias: (_, { source }) => void used.add(source) });
  const lines = new Set<number>();
  visit(document, {
    Pair(_, { key, value }) {
      if (!isScalar(value) || !isNode(key) || !key.range) return;
      const isTagged = value.tag !== undefined && !value.tag.startsWith('tag:yaml.org,2002:');
      if (isTagged || (value.anchor !== undefined && !used.has(value.anchor)))
        lines.add(counter.linePos(key.range[0]).line - 1);
    },
  });
  return lines;
}

/**
 * Writes what aliases stand for in their places, as long as that is little and holds none itself; else `yaml` is
 * `null` and `at` says where one stands.
 */
export function expandAliases(yaml: string): { yaml: string; at: 0 } | { yaml: null; at: number } {
  const aliases: Alias[] = [];
  if (!unusualSigns.test(yaml)) return { yaml, at: 0 };
  const document = parse(yaml);
  visit(document, { Alias: (_, node) => void aliases.push(node) });
  const parts: string[] = [];
  let [from, length] = [0, 0];
  for (const alias of aliases) {
    const [start = 0, end = 0] = alias.range ?? [];
    const target = length <= maxExpanded ? alias.resolve(document) : undefined;
    const written = target && !hasAlias(target) ? writtenValue(target) : null;
    if (written === null) return { yaml: null, at: start };
    parts.push(yaml.slice(from, start), written);
    length += written.length;
    from = end;
  }
  return { yaml: parts.join('') + yaml.slice(from), at: 0 };
}

function writtenValue(node: Node): string | null {
  if (isScalar(node) && node.type === 'PLAIN' && node.source !== undefined) return node.source;
  return isScalar(node) || isCollection(node) ? JSON.stringify(node.toJSON()) : null;
}

function hasAlias(node: Node): boolean {
  const names: string[] = [];
  if (!isScalar(node)) visit(node, { Alias: (_, { source }) => void names.push(source) });
  return names.length > 0;
}

function parse(yaml: string, lineCounter?: LineCounter) {
  return parseDocument(yaml, { uniqueKeys: false, logLevel: 'silent', ...(lineCounter && { lineCounter }) });
}

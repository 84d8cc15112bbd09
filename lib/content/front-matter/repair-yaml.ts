import { isMap, parseDocument } from 'yaml';

/** A value that YAML cannot read and that is taken as the text that stands there. */
export interface RepairedValue {
  /** Zero-based line of the YAML. */
  line: number;
  /** The name of its key. */
  name: string;
}

export interface RepairedYaml {
  /** YAML that every parser reads alike, line for line the same but for what was repaired. */
  yaml: string;
  repairs: RepairedValue[];
}

/** Front matter of more lines, or longer ones, is not made by hand. */
const maxLines = 1_000;
const maxLine = 5_000;

/** A key with its colon, and what stands behind it on its line. */
const keyLine = /^((?:"[^"\n]*"|'[^'\n]*'|[\p{L}_$][\p{L}\p{N}_$.-]*)[ \t]*:)(?:[ \t]+([^\n]*))?$/u;
/** A key whose colon has no space behind it, or one that YAML takes for a letter. */
const tightKeyLine = /^([\p{L}_][\p{L}\p{N}_-]*:)(?!\/\/)([^ \t\n][^\n]*)$/u;

/**
 * Repairs YAML that does not parse, key by key: a value that is broken becomes a plain text, the rest stays as it
 * is. `null` where it is not certain what belongs to which key.
 */
export function repairYaml(yaml: string): RepairedYaml | null {
  const lines = yaml.split('\n');
  if (lines.length > maxLines || lines.some((line) => line.length > maxLine)) return null;
  const written: string[] = [];
  const repairs: RepairedValue[] = [];
  for (const block of blocksOf(lines)) {
    if (!block.isKey && block.lines.some((line) => !isSilent(line))) return null;
    const repaired = block.isKey && !parses(block.lines.join('\n')) ? repairBlock(block.lines) : block.lines;
    if (!repaired) return null;
    repaired.forEach((line, index) => {
      if (line === block.lines[index] || line.startsWith('# ')) return;
      const name = nameOf(line) ?? nameOf(block.lines[0] ?? '') ?? '';
      repairs.push({ line: written.length + index, name });
    });
    written.push(...repaired);
  }
  const text = written.join('\n');
  return parses(text) ? { yaml: text, repairs } : null;
}

/** `key: value` with the value as a text in quotation marks; `null` if the line has no key. */
export function asPlainText(line: string): string | null {
  if (line.length > maxLine) return null;
  const [, head, value] =
    /^(\s*(?:-[ \t]+)*(?:"[^"\n]*"|'[^'\n]*'|[^\s:#][^:\n]*?)[ \t]*:)[ \t]+(.*)$/.exec(line) ?? [];
  return head === undefined || value === undefined ? null : `${head} ${JSON.stringify(plainText(value))}`;
}

interface Block {
  isKey: boolean;
  lines: string[];
}

/** The lines of each key at the margin; what stands before the first one is a block without a key. */
function blocksOf(lines: readonly string[]): Block[] {
  const blocks: Block[] = [{ isKey: false, lines: [] }];
  for (const line of lines) {
    if (keyLine.test(line) || tightKeyLine.test(line)) blocks.push({ isKey: true, lines: [line] });
    else blocks.at(-1)?.lines.push(line);
  }
  return blocks;
}

function repairBlock(lines: readonly string[]): string[] | null {
  const last = lines.findLastIndex((line) => !isSilent(line));
  const [first = '', ...rest] = lines.slice(0, last + 1);
  const [, head = '', value = ''] = keyLine.exec(first) ?? tightKeyLine.exec(first) ?? [];
  const behind = lines.slice(last + 1);
  // Signs without a word are the rest of something, and nobody's text.
  if (value !== '' && !/[\p{L}\p{N}]/u.test(value)) return null;
  if (rest.length === 0) return [quoted(head, value), ...behind];
  const repaired = value === '' ? repairInner(first, rest) : asOneText(head, value, rest);
  return repaired && parses(repaired.join('\n')) ? [...repaired, ...behind] : null;
}

/** The lines below a key that has no value of its own. */
function repairInner(first: string, rest: readonly string[]): string[] {
  return [
    first,
    ...rest.map((line) => {
      const [, head, value] = /^(\s*(?:-[ \t]+)*[\p{L}_][\p{L}\p{N}_-]*:)[ \t]+(\S.*)$/u.exec(line) ?? [];
      if (head !== undefined && value !== undefined)
        return parses(`k: ${value}`) ? line : quoted(head, value);
      const [, dash, item] = /^(\s*(?:-[ \t]+)+)(\S.*)$/.exec(line) ?? [];
      return dash === undefined || item === undefined || parses(`- ${item}`)
        ? line
        : dash + JSON.stringify(plainText(item));
    }),
  ];
}

/** A value that goes on below its line; what it went on with stays as a comment, so that lines keep their places. */
function asOneText(head: string, value: string, rest: readonly string[]): string[] | null {
  if (rest.some((line) => line.trim() === '')) return null;
  const text = [value.replace(/^[|>][-+\d]*[ \t]*/, ''), ...rest.map((line) => line.trim())].join(' ').trim();
  return [quoted(head, text), ...rest.map((line) => `# ${line}`)];
}

function quoted(head: string, value: string): string {
  return `${head} ${JSON.stringify(plainText(value))}`;
}

/** What somebody meant who wrote a value that YAML cannot read: the words, without the marks put around them. */
function plainText(written: string): string {
  const value = written.trim();
  const [mark] = /^["']/.exec(value) ?? [];
  if (!mark) return value;
  const inner = value.slice(1);
  const next = inner.indexOf(mark);
  // A mark that is never closed, or one around the whole text: «'L'hora'», not «"Uno" y "dos"».
  if (next === -1) return inner;
  const closesWord = /\S$/.test(inner.slice(0, next)) && /^(?:[\s.,;:!?)]|$)/.test(inner.slice(next + 1));
  if (!value.endsWith(mark) || (closesWord && next < inner.length - 1)) return value;
  return inner.slice(0, -1);
}

function nameOf(line: string): string | null {
  const [, name] = /^\s*(?:-[ \t]+)*["']?([^\s"':][^"':]*?)["']?[ \t]*:/.exec(line) ?? [];
  return name ?? null;
}

function isSilent(line: string): boolean {
  return /^\s*(?:#.*)?$/.test(line);
}

function parses(yaml: string): boolean {
  const { errors, contents } = parseDocument(yaml, { uniqueKeys: false, logLevel: 'silent' });
  return errors.length === 0 && (contents === null || isMap(contents) || yaml.startsWith('- '));
}

import { isMap, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { maxProblemsPerCode } from '#lib/markdown/limits.ts';
import { bodyProblem } from '#lib/problems/codes.ts';
import type { BodyProblem } from '#lib/problems/problem.ts';
import { repairYaml } from './repair-yaml.ts';
import { expandAliases, quoteSigns } from './yaml-signs.ts';

/** Front matter that was read although something is unusual about it. */
export interface CarefulReading {
  data: Record<string, unknown> | null;
  /** The same as YAML that every parser reads alike, line for line. */
  yaml: string;
  problems: BodyProblem[];
}

/**
 * Reads unusual YAML: repairs tabs, takes the last of two equal keys, and a value that is broken for the text that
 * stands there; says what it did. What is not closed may be a text below a line of hyphens, and is not repaired.
 */
export function parseCarefully(yaml: string, firstLine: number, isClosed = true): CarefulReading {
  const problems = tabProblems(yaml, firstLine);
  const fail = (place: { line: number; column: number }, reason: string): CarefulReading => ({
    ...{ data: null, yaml },
    problems: [...problems, bodyProblem('front-matter-broken', place, { reason })],
  });
  const repaired = repair(withoutTabs(yaml), isClosed);
  const { document, lines } = repaired;
  const placeAt = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: firstLine + line - 1, column: col };
  };
  const [error] = document.errors;
  if (error) return fail(placeAt(error.pos[0]), error.code);
  for (const { line, name } of repaired.repairs.slice(0, maxProblemsPerCode)) {
    const place = { line: firstLine + line, column: 1 };
    problems.push({ ...bodyProblem('front-matter-plain', place, { name }), key: name });
  }
  if (document.contents === null) return { data: {}, yaml: repaired.yaml, problems };
  if (!isMap(document.contents)) {
    const place = { line: firstLine, column: 1 };
    return { data: null, yaml, problems: [...problems, bodyProblem('front-matter-missing', place)] };
  }
  const single = commentDuplicates(repaired.yaml, repaired, (offset, name) => {
    if (problems.length < maxProblemsPerCode)
      problems.push({ ...bodyProblem('key-duplicate', placeAt(offset), { name }), key: name });
  });
  const expanded = expandAliases(single);
  if (expanded.yaml === null) return fail(placeAt(expanded.at), 'ALIAS');
  const data = parse(expanded.yaml).document.toJS() as Record<string, unknown> | null;
  return { data: data ?? {}, yaml: expanded.yaml, problems };
}

function repair(yaml: string, isClosed: boolean) {
  const first = parse(yaml);
  const broken = first.document.errors.length > 0;
  const mended = broken && isClosed ? repairYaml(yaml) : null;
  if (broken && !mended) return { ...first, yaml, repairs: [] };
  const plain = quoteSigns(mended?.yaml ?? yaml);
  return { ...parse(plain.yaml), yaml: plain.yaml, repairs: [...(mended?.repairs ?? []), ...plain.repairs] };
}

function parse(yaml: string) {
  const lines = new LineCounter();
  return {
    lines,
    document: parseDocument(yaml, { lineCounter: lines, uniqueKeys: false, logLevel: 'silent' }),
  };
}

/** Makes comments of the lines of every key that comes again later: the last one counts. */
function commentDuplicates(
  yaml: string,
  { document, lines: counter }: ReturnType<typeof parse>,
  found: (offset: number, name: string) => void,
): string {
  const dropped = new Set<number>();
  const drop = ([start, end]: readonly [number, number]) => {
    const last = counter.linePos(Math.max(start, end - 1)).line;
    for (let line = counter.linePos(start).line; line <= last; line += 1) dropped.add(line - 1);
  };
  visit(document, {
    Map(_, { items }) {
      const seen = new Map<string, [start: number, end: number]>();
      for (const { key, value } of items) {
        if (!isScalar(key) || !key.range) continue;
        const name = String(key.value);
        const before = seen.get(name);
        if (before) drop(before);
        if (before) found(key.range[0], name);
        // What was parsed knows its range.
        const range = (value as { range?: [number, number, number] } | null)?.range;
        seen.set(name, [key.range[0], Math.max(key.range[1], range?.[1] ?? 0)]);
      }
    },
  });
  if (dropped.size === 0) return yaml;
  const isDropped = (line: string, index: number) => dropped.has(index) && line.trim() !== '';
  const text = yaml
    .split('\n')
    .map((line, index) => (isDropped(line, index) ? `# ${line}` : line))
    .join('\n');
  return parse(text).document.errors.length === 0 ? text : yaml;
}

const tabbedIndent = /^ *\t[ \t]*(?=\S)/gm;

/** YAML forbids tabs in its indentation: two spaces are what was meant, or none at all. */
function withoutTabs(yaml: string): string {
  if (yaml.search(tabbedIndent) === -1) return yaml;
  const deeper = replaceTabs(yaml, '  ');
  if (parse(deeper).document.errors.length === 0) return deeper;
  const flat = replaceTabs(yaml, '');
  return parse(flat).document.errors.length === 0 ? flat : deeper;
}

function replaceTabs(yaml: string, spaces: string): string {
  return yaml.replace(tabbedIndent, (indent) => indent.replaceAll('\t', spaces));
}

function tabProblems(yaml: string, firstLine: number): BodyProblem[] {
  const at = yaml.search(tabbedIndent);
  if (at === -1) return [];
  const line = firstLine + yaml.slice(0, at).split('\n').length - 1;
  return [bodyProblem('front-matter-tabs', { line, column: 1 })];
}

import { isMap, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { maxProblemsPerCode } from '#lib/markdown/limits.ts';
import { bodyProblem } from '#lib/problems/codes.ts';
import type { BodyProblem } from '#lib/problems/problem.ts';

/** Reads unusual YAML: says where it is broken, repairs tabs, takes the last of two equal keys. */
export function parseCarefully(
  yaml: string,
  firstLine: number,
): { data: Record<string, unknown> | null; problems: BodyProblem[] } {
  const problems = tabProblems(yaml, firstLine);
  // YAML forbids tabs in its indentation: two spaces are what was meant, or none at all.
  const [deeper, flat] =
    problems.length > 0 ? [parse(replaceTabs(yaml, '  ')), parse(replaceTabs(yaml, ''))] : [parse(yaml)];
  const { document, lines } =
    flat && deeper.document.errors.length > 0 && flat.document.errors.length === 0 ? flat : deeper;
  const placeAt = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: firstLine + line - 1, column: col };
  };
  const [error] = document.errors;
  if (error) {
    return {
      data: null,
      problems: [
        ...problems,
        bodyProblem('front-matter-broken', placeAt(error.pos[0]), { reason: error.code }),
      ],
    };
  }
  if (!isMap(document.contents)) {
    return {
      data: null,
      problems: [...problems, bodyProblem('front-matter-missing', { line: firstLine, column: 1 })],
    };
  }
  // An alias can refer to what encloses it, and a few of them can grow into gigabytes; no editor writes any.
  let alias: number | undefined;
  visit(document, {
    Alias(_, { range }) {
      alias ??= range?.[0] ?? 0;
    },
    Map(_, map) {
      const seen = new Set<string>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        const name = String(key.value);
        if (seen.has(name) && problems.length < maxProblemsPerCode) {
          problems.push({
            ...bodyProblem('key-duplicate', placeAt(key.range?.[0] ?? 0), { name }),
            key: name,
          });
        }
        seen.add(name);
      }
    },
  });
  if (alias !== undefined) {
    return {
      data: null,
      problems: [...problems, bodyProblem('front-matter-broken', placeAt(alias), { reason: 'ALIAS' })],
    };
  }
  return { data: document.toJS() as Record<string, unknown>, problems };
}

function parse(yaml: string) {
  const lines = new LineCounter();
  return {
    lines,
    document: parseDocument(yaml, { lineCounter: lines, uniqueKeys: false, logLevel: 'silent' }),
  };
}

const tabbedIndent = /^[ \t]*\t[ \t]*(?=\S)/gm;

function replaceTabs(yaml: string, spaces: string): string {
  return yaml.replace(tabbedIndent, (indent) => indent.replaceAll('\t', spaces));
}

function tabProblems(yaml: string, firstLine: number): BodyProblem[] {
  const at = yaml.search(tabbedIndent);
  if (at === -1) return [];
  const line = firstLine + yaml.slice(0, at).split('\n').length - 1;
  return [bodyProblem('front-matter-tabs', { line, column: 1 })];
}

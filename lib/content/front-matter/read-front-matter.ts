import matter from 'gray-matter';
import { maxDepth, maxDocumentBytes } from '#lib/markdown/limits.ts';
import { bodyProblem, type ProblemCode } from '#lib/problems/codes.ts';
import type { BodyProblem } from '#lib/problems/problem.ts';
import { parseCarefully } from './parse-carefully.ts';
import { type FrontMatterPlaces, frontMatterPlaces } from './places.ts';

export interface FrontMatterReading extends FrontMatterPlaces {
  data: Record<string, unknown>;
  body: string;
  /** One-based line of the file on which the body starts. */
  bodyLine: number;
  problems: BodyProblem[];
  /** Whether the file cannot be read as a document; `problems` say why. */
  unreadable: boolean;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

// gray-matter would run `---js` front matter as a program.
const refuse = () => {
  throw new SyntaxError('Front matter is YAML.');
};
const engines = { js: refuse, javascript: refuse, coffee: refuse, json: refuse };

/** Indentation by tabs, which js-yaml misreads, and what could be an alias, which can make a few lines into endless data. */
const unusual = /^ *\t|(?:^|[\s[,{:-])\*[^\s*]/m;

/** Splits a content file into front matter and body (content case 34); it never throws. */
export function readFrontMatter(source: Buffer | string): FrontMatterReading {
  if (source.length > maxDocumentBytes) return unreadable('document-too-large');
  const text = decode(source);
  if (text === null) return unreadable('not-utf8');
  if (text.trim() === '') return unreadable('file-empty');
  const start = /^\s*(?=---[ \t]*\n)/.exec(text)?.[0].length;
  if (start === undefined) return unreadable('front-matter-missing');
  return split(text, start);
}

function split(text: string, start: number): FrontMatterReading {
  const yamlStart = text.indexOf('\n', start) + 1;
  const end = /^---[ \t]*$/gm;
  end.lastIndex = yamlStart;
  const close = end.exec(text);
  const yaml = text.slice(yamlStart, close?.index ?? text.length);
  const firstLine = countLines(text.slice(0, yamlStart)) + 1;
  const bodyStart = close ? Math.min(close.index + close[0].length + 1, text.length) : text.length;
  const shared = {
    body: text.slice(bodyStart),
    bodyLine: countLines(text.slice(0, bodyStart)) + 1,
    ...frontMatterPlaces(yaml, firstLine),
  };
  if (isDeep(yaml)) {
    const problem = bodyProblem('front-matter-broken', { line: firstLine, column: 1 }, { reason: 'DEPTH' });
    return { ...unreadable('front-matter-broken'), problems: [problem] };
  }
  const quick = parseQuickly(yaml);
  if (quick) return { ...shared, data: quick, problems: [], unreadable: false };
  const { data, problems } = parseCarefully(yaml, firstLine);
  return { ...shared, data: data ?? {}, problems, unreadable: data === null };
}

/** `null` if anything is unusual about the YAML. */
function parseQuickly(yaml: string): Record<string, unknown> | null {
  if (unusual.test(yaml)) return null;
  try {
    // The options, even empty, keep gray-matter from caching every file.
    const { data } = matter(`---\n${yaml}\n---\n`, { engines });
    const isMapping = Object.getPrototypeOf(data) === Object.prototype && Object.keys(data).length > 0;
    return isMapping ? data : null;
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}

/** Parsers of YAML call themselves for each level; no editor needs a tenth of this. */
function isDeep(yaml: string): boolean {
  let depth = 0;
  for (const [sign] of yaml.matchAll(/[[\]{}]/g)) {
    depth += sign === '[' || sign === '{' ? 1 : -1;
    if (depth > maxDepth) return true;
  }
  return /^ {400}|^(?:[ \t]*[-?:][ \t]+){50}/m.test(yaml);
}

function decode(source: Buffer | string): string | null {
  try {
    const text = typeof source === 'string' ? source : utf8.decode(source);
    return text
      .replace(/^\ufeff/, '')
      .replaceAll('\r\n', '\n')
      .replaceAll('\r', '\n');
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

function unreadable(code: ProblemCode): FrontMatterReading {
  const values = code === 'document-too-large' ? { limit: maxDocumentBytes / 1000 } : undefined;
  return {
    data: {},
    body: '',
    bodyLine: 1,
    problems: [bodyProblem(code, { line: 1, column: 1 }, values)],
    unreadable: true,
    ...frontMatterPlaces('', 1),
  };
}

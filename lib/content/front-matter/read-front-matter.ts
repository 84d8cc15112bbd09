import matter from 'gray-matter';
import { maxDocumentBytes } from '#lib/markdown/limits.ts';
import { bodyProblem, type ProblemCode } from '#lib/problems/codes.ts';
import type { BodyProblem } from '#lib/problems/problem.ts';
import { decodeText } from '../decode-text.ts';
import { parseCarefully } from './parse-carefully.ts';
import { type FrontMatterPlaces, frontMatterPlaces } from './places.ts';
import { splitDocument } from './split-document.ts';
import { maxYamlBytes, yamlExcess } from './yaml-limits.ts';
import { unusualSigns } from './yaml-signs.ts';

export interface FrontMatterReading extends FrontMatterPlaces {
  data: Record<string, unknown>;
  /** The front matter as YAML that every parser reads alike, line for line the one that is written. */
  yaml: string;
  body: string;
  /** One-based line of the file on which the body starts. */
  bodyLine: number;
  problems: BodyProblem[];
  /** Whether the file cannot be read as a document; `problems` say why. */
  unreadable: boolean;
}

// gray-matter would run `---js` front matter as a program.
const refuse = () => {
  throw new SyntaxError('Front matter is YAML.');
};
const engines = { js: refuse, javascript: refuse, coffee: refuse, json: refuse };

/** Indentation by tabs, which js-yaml misreads. */
const tabs = /^ *\t/m;

/** Splits a content file into front matter and body (content cases 34 and 41); it never throws. */
export function readFrontMatter(source: Buffer | string): FrontMatterReading {
  if (source.length > maxDocumentBytes) return unreadable('document-too-large');
  const { text: decoded, encoding, line } = decode(source);
  const text = decoded
    .replace(/^\ufeff/, '')
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n');
  if (text.trim() === '') return unreadable('file-empty');
  const read = split(text);
  if (encoding === 'utf-8') return read;
  return {
    ...read,
    problems: [bodyProblem('not-utf8', { line, column: 1 }, { encoding }), ...read.problems],
  };
}

function split(text: string): FrontMatterReading {
  const { opening, yaml, closing, body } = splitDocument(text);
  if (opening === '') return unreadable('front-matter-missing');
  const firstLine = countLines(opening) + 1;
  const excess = yamlExcess(yaml);
  if (excess) {
    const code = excess === 'depth' ? 'front-matter-too-deep' : 'front-matter-too-large';
    const problem = bodyProblem(code, { line: firstLine, column: 1 }, { limit: maxYamlBytes / 1000 });
    return { ...unreadable(code), problems: [problem] };
  }
  const quick = parseQuickly(yaml);
  const read = quick ? { data: quick, yaml, problems: [] } : parseCarefully(yaml, firstLine, closing !== '');
  const isReadable = read.data !== null;
  return {
    data: read.data ?? {},
    yaml: read.yaml,
    body,
    bodyLine: countLines(opening + yaml + closing) + 1,
    problems: isReadable
      ? [...oddities({ opening, yaml, closing, firstLine }), ...read.problems]
      : read.problems,
    unreadable: !isReadable,
    ...frontMatterPlaces(read.yaml, firstLine),
  };
}

/** What is odd about the frame of front matter that can be read all the same. */
function oddities(frame: {
  opening: string;
  yaml: string;
  closing: string;
  firstLine: number;
}): BodyProblem[] {
  const { opening, yaml, closing, firstLine } = frame;
  const problems: BodyProblem[] = [];
  if (opening.includes('<!--')) problems.push(bodyProblem('front-matter-late', { line: 1, column: 1 }));
  if (closing !== '' && /^(?:\s*(?:#.*)?\n)*$/.test(yaml))
    problems.push(bodyProblem('front-matter-empty', { line: firstLine - 1, column: 1 }));
  if (closing === '' && /\n[ \t]*\n+\s*\S/.test(yaml))
    problems.push(bodyProblem('front-matter-unclosed', { line: firstLine - 1, column: 1 }));
  return problems;
}

/** `null` if anything is unusual about the YAML. */
function parseQuickly(yaml: string): Record<string, unknown> | null {
  if (tabs.test(yaml) || unusualSigns.test(yaml)) return null;
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

function decode(source: Buffer | string) {
  return typeof source === 'string'
    ? ({ text: source, encoding: 'utf-8', line: 1 } as const)
    : decodeText(source);
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
    yaml: '',
    body: '',
    bodyLine: 1,
    problems: [bodyProblem(code, { line: 1, column: 1 }, values)],
    unreadable: true,
    ...frontMatterPlaces('', 1),
  };
}

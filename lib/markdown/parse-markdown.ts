import type { Nodes, Root, RootContent } from 'mdast';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { splitChunks } from './split-chunks.ts';

const parser = remark().use(remarkGfm).freeze();

/** Texts below this length (characters) are parsed in a moment, and not remembered. */
let minRemembered = 8_000;
/** How many characters of Markdown are remembered with their trees, which are some forty times as large. */
const maxRemembered = 450_000;

/** Top-level nodes of pieces of Markdown parsed before, those used last at the end; places count in the piece. */
const known = new Map<string, readonly RootContent[]>();
let remembered = 0;

/** From now on pieces of short texts are remembered as well: who edits reads one text again and again. */
export function rememberShortTexts(): void {
  minRemembered = 500;
}

/**
 * Parses Markdown like `remark` with GFM, but a long text piece by piece: of a version that was changed, only what
 * was changed is parsed again.
 */
export function parseMarkdown(text: string): Root {
  const chunks = text.length < minRemembered ? [text] : splitChunks(text);
  if (chunks.length === 1) return parser.parse(text);
  const children: RootContent[] = [];
  let [line, offset] = [0, 0];
  for (let at = 0, taken = 1; at < chunks.length; ) {
    const piece = chunks.slice(at, at + taken).join('');
    const nodes = parseChunk(piece);
    const isLast = at + taken >= chunks.length;
    if (!isLast && isMaybeOpen(nodes.at(-1))) {
      // Twice as many each time, so that what never ends costs no more than reading all of it twice.
      taken *= 2;
      continue;
    }
    for (const node of nodes) children.push(movedBy(node, line, offset));
    line += countLines(piece);
    offset += piece.length;
    at += taken;
    taken = 1;
  }
  return { type: 'root', children };
}

function parseChunk(chunk: string): readonly RootContent[] {
  const found = known.get(chunk);
  known.delete(chunk);
  const nodes = found ?? parser.parse(chunk).children;
  known.set(chunk, nodes);
  if (!found) remembered += chunk.length;
  for (const oldest of known.keys()) {
    if (remembered <= maxRemembered || oldest === chunk) break;
    known.delete(oldest);
    remembered -= oldest.length;
  }
  return nodes;
}

/** Code between fences and some HTML go on over blank lines: whether they have ended, only what follows tells. */
function isMaybeOpen(node: Nodes | undefined): boolean {
  let last = node;
  while (last && 'children' in last) last = last.children.at(-1);
  return last?.type === 'code' || last?.type === 'html';
}

/** A copy with other places: who works on a tree changes it. */
function movedBy<Node extends Nodes>(node: Node, line: number, offset: number): Node {
  const { position } = node;
  const copy = { ...node };
  if (position) {
    const { start, end } = position;
    copy.position = {
      start: { ...start, line: start.line + line, offset: (start.offset ?? 0) + offset },
      end: { ...end, line: end.line + line, offset: (end.offset ?? 0) + offset },
    };
  }
  // The children of a copy are copies of the same kinds; the compiler cannot follow that.
  if ('children' in copy) copy.children = copy.children.map((child) => movedBy(child, line, offset)) as never;
  return copy;
}

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

import type { RootContent } from 'mdast';
import type { PairedTag } from '#lib/markdown/blocks/pair-tags.ts';
import { hasPlaceholder } from '#lib/markdown/blocks/placeholder.ts';
import { DocumentLimitError } from '#lib/markdown/document-limit-error.ts';
import { assertBounded, assertParsable } from '#lib/markdown/limits-of-source.ts';
import { parseMarkdown } from '#lib/markdown/parse-markdown.ts';
import { blockMeaning, referencesOf } from './block-meaning.ts';
import { type Definitions, maskTags } from './mask-tags.ts';
import { tagMeaning } from './tag-meaning.ts';
import { type WrittenForms, writtenForms } from './written-forms.ts';

/** A top-level block of a body: a paragraph, a list, a tag with what it encloses. */
export interface BodyBlock {
  /** The name of the Markdown node, or `tag`. */
  type: string;
  /** Offsets in the body; `end` is exclusive. */
  start: number;
  end: number;
  source: string;
  /** What it says; equal blocks have equal meanings. */
  meaning: string;
  /** How it may come back from Decap's rich-text editor, and how something is that may be it. */
  forms: WrittenForms;
  /** The Markdown node; its offsets count in the masked text. */
  node: RootContent;
  tag: PairedTag | null;
  /** The items of a list or the rows of a table: what they say, and where in the body they stand. */
  parts: readonly BodyBlock[];
  /** A heading without text, which Decap drops. */
  isEmptyHeading: boolean;
}

/** How deep blocks may enclose each other, as when a page is rendered. */
const maxBlockDepth = 10;

/** Bodies read last, by the blocks of the site: merging, guarding and describing a save look at the same few. */
const known = new WeakMap<Definitions, Map<string, readonly BodyBlock[]>>();
/** The base, what was sent, what came of both, and the same of another language. */
const maxKnown = 6;

/**
 * Reads the top-level blocks of a body with plain line endings; who reads them changes none.
 * @throws {DocumentLimitError} if it is too large or nested too deeply.
 */
export function readBodyBlocks(body: string, definitions: Definitions): readonly BodyBlock[] {
  const bodies = known.get(definitions) ?? new Map<string, readonly BodyBlock[]>();
  known.set(definitions, bodies);
  const blocks = bodies.get(body) ?? readBlocks(body, definitions, 0);
  bodies.delete(body);
  bodies.set(body, blocks);
  const [oldest] = bodies.keys();
  if (bodies.size > maxKnown && oldest !== undefined) bodies.delete(oldest);
  return blocks;
}

function readBlocks(body: string, definitions: Definitions, depth: number): BodyBlock[] {
  assertParsable(body);
  if (depth > maxBlockDepth) throw new DocumentLimitError('document-too-deep');
  const masked = maskTags(body, definitions);
  const tree = parseMarkdown(masked.text);
  assertBounded(tree);
  const enclosingMeaning = (tag: PairedTag | undefined) => {
    if (!tag?.enclosed) return tag ? tagMeaning(tag) : '';
    const enclosed = body.slice(tag.enclosed.start, tag.enclosed.end);
    const blocks = readBlocks(enclosed, definitions, depth + 1);
    return [tagMeaning(tag), ...blocks.map(({ meaning }) => meaning)].join('\n');
  };
  const context = {
    references: referencesOf(tree),
    tagMeaning: (number: number) => enclosingMeaning(masked.tags[number]),
  };
  const toBlock = (node: RootContent): BodyBlock => {
    const tag = soleTag(node, masked.tags);
    const start = tag?.start ?? masked.toSource(node.position?.start.offset ?? 0, 'start');
    const end = tag?.end ?? masked.toSource(node.position?.end.offset ?? 0, 'end');
    const source = body.slice(start, end);
    return {
      type: tag ? 'tag' : node.type,
      start,
      end,
      source,
      meaning: tag ? enclosingMeaning(tag) : blockMeaning(node, context),
      forms: writtenForms(source, node, tag !== null),
      node,
      tag,
      parts: node.type === 'list' || node.type === 'table' ? node.children.map(toBlock) : [],
      isEmptyHeading: node.type === 'heading' && node.children.length === 0,
    };
  };
  return tree.children.map(toBlock);
}

/** The tag that a paragraph, or code that is only an indented tag, consists of. */
function soleTag(node: RootContent, tags: readonly PairedTag[]): PairedTag | null {
  const [only] = node.type === 'paragraph' && node.children.length === 1 ? node.children : [node];
  if (!only || !('value' in only) || (only.type !== 'text' && only.type !== 'code')) return null;
  if (!hasPlaceholder(only.value)) return null;
  const number = /^\s*\ufdd0(\d+)\ufdd1\s*$/.exec(only.value)?.[1];
  return number === undefined ? null : (tags[Number(number)] ?? null);
}

import type { Definition, FootnoteDefinition, Nodes, Root, RootContent, Text } from 'mdast';
import { visit } from 'unist-util-visit';
import { inlineRuns, type References } from './inline-runs.ts';

/** What the blocks of one document need to know of each other, and of its tags. */
export interface MeaningContext {
  references: References;
  /** The meaning of the tag with this number. */
  tagMeaning(number: number): string;
}

/** What a block says, without places, without how it is written: equal for equal blocks. */
export function blockMeaning(node: RootContent, context: MeaningContext): string {
  return JSON.stringify(meaning(node, context)).replace(/\ufdd0(\d+)\ufdd1/g, (_, number: string) =>
    JSON.stringify(context.tagMeaning(Number(number))).slice(1, -1),
  );
}

/** Where the references of a document lead. */
export function referencesOf(tree: Root): References {
  const references = new Map<string, { url: string; title: string }>();
  visit(tree, 'definition', ({ identifier, url, title }: Definition) => {
    const name = identifier.toLowerCase();
    if (!references.has(name)) references.set(name, { url, title: title ?? '' });
  });
  return references;
}

function meaning(node: Nodes, context: MeaningContext): unknown {
  const { references } = context;
  switch (node.type) {
    case 'paragraph':
      return ['p', inlineRuns(node.children, references)];
    case 'heading':
      return ['h', node.depth, inlineRuns(node.children, references)];
    case 'code':
      return ['code', node.lang ?? '', node.value.trimEnd()];
    case 'html':
      return ['html', node.value.trim()];
    case 'definition':
      return ['definition', node.identifier.toLowerCase(), node.url, node.title ?? ''];
    case 'footnoteDefinition':
      return footnote(node, context);
    case 'list':
      return ['list', node.ordered ? (node.start ?? 1) : '*', children(node.children, context)];
    case 'listItem':
      return [node.checked ?? '', children(node.children, context)];
    case 'tableCell':
      return inlineRuns(node.children, references);
    case 'table':
      return ['table', node.align?.map((side) => side ?? ''), children(node.children, context)];
    default:
      return 'children' in node ? [node.type, children(node.children, context)] : [node.type];
  }
}

function children(nodes: readonly Nodes[], context: MeaningContext): unknown[] {
  return nodes.map((node) => meaning(node, context));
}

/** Decap does not know footnotes: to it they are paragraphs that start with their sign. */
function footnote(
  { children: parts, label, identifier }: FootnoteDefinition,
  context: MeaningContext,
): unknown {
  const sign: Text = { type: 'text', value: `[^${label ?? identifier}]: ` };
  const [first, ...rest] = parts;
  if (first?.type === 'paragraph' && rest.length === 0)
    return meaning({ ...first, children: [sign, ...first.children] }, context);
  return ['footnote', sign.value, children(parts, context)];
}

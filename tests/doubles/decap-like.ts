import type { Definition, Parents, PhrasingContent, Root, RootContent, Text } from 'mdast';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { visit } from 'unist-util-visit';
import { maskTags } from '#lib/cms/merge/body/mask-tags.ts';

/**
 * Writes a body as Decap's rich-text editor does (3.16, measured): all of it anew, with its own signs, without headings
 * that have no text, with links in place of references, with nothing escaped but brackets. `change` edits the tree.
 */
export function asDecapWrites(body: string, change: (tree: Root) => void = () => {}): string {
  const masked = maskTags(body, new Map());
  const tree = writer.parse(masked.text);
  followReferences(tree);
  visit(tree, (node) => {
    if (node.type === 'list' || node.type === 'listItem') node.spread = false;
    if (node.type === 'listItem') node.checked = null;
    if (node.type === 'table') node.align = [];
    if (node.type === 'code') node.value = node.value.trimEnd();
  });
  // Lists that only a dropped heading parts stay two, with an empty comment between them.
  tree.children = joinLists(tree.children).filter(
    (node) => node.type !== 'definition' && !(node.type === 'heading' && node.children.length === 0),
  );
  change(tree);
  tree.children = tree.children.flatMap((node, index, all): RootContent[] => {
    const isSecond = node.type === 'list' && all[index - 1]?.type === 'list';
    return isSecond ? [{ type: 'html', value: '<!---->' }, node] : [node];
  });
  return writer
    .stringify(tree)
    .replace(/\ufdd0(\d+)\ufdd1/g, (_, number: string) => sourceOf(body, masked.tags[Number(number)]))
    .trimEnd();
}

/** Texts of paragraphs about whose writing nothing is odd. */
export function plainTexts(tree: Root): Text[] {
  const found: Text[] = [];
  visit(tree, 'paragraph', ({ children }) => {
    const [only] = children;
    if (children.length === 1 && only?.type === 'text' && !/[\ufdd0*_~\n[]/.test(only.value))
      found.push(only);
  });
  return found;
}

/** Decap escapes opening brackets and what would make a list or a heading of a block, and hardly anything else. */
function writeText(node: Text, parent: Parents | undefined): string {
  const isFirst = parent?.children[0] === node && (parent.type === 'paragraph' || parent.type === 'heading');
  const value = node.value.replace(/(?<!\\)\[/g, '\\[');
  return isFirst ? value.replace(/^[-*#>](?=\s|$)/, '\\$&') : value;
}

const writer = remark()
  .use(remarkGfm)
  .data('settings', {
    bullet: '*',
    emphasis: '*',
    strong: '*',
    rule: '-',
    ruleRepetition: 3,
    ruleSpaces: true,
    listItemIndent: 'one',
    handlers: {
      text: writeText,
    },
  })
  .freeze();

function joinLists(blocks: readonly RootContent[]): RootContent[] {
  const joined: RootContent[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (last?.type === 'list' && block.type === 'list' && last.ordered === block.ordered) {
      last.children.push(...block.children);
    } else joined.push(block);
  }
  return joined;
}

function sourceOf(body: string, tag: { start: number; end: number } | undefined): string {
  return tag ? body.slice(tag.start, tag.end) : '';
}

function followReferences(tree: Root): void {
  const targets = new Map<string, Definition>();
  visit(tree, 'definition', (node) => void targets.set(node.identifier, node));
  visit(tree, (node, index, parent) => {
    if (!parent || index === undefined || (node.type !== 'linkReference' && node.type !== 'imageReference'))
      return;
    const { url = '', title = null } = targets.get(node.identifier) ?? {};
    const inline: PhrasingContent =
      node.type === 'linkReference'
        ? { type: 'link', url, title, children: node.children }
        : { type: 'image', url, title, alt: node.alt ?? '' };
    (parent.children as PhrasingContent[])[index] = inline;
  });
}

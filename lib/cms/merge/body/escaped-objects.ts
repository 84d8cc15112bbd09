import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import type { TextEdit } from '../text-edits.ts';
import { type BodyBlock, readBodyBlocks } from './body-blocks.ts';
import type { Definitions } from './mask-tags.ts';
import { tagData, unescapedTag } from './tag-meaning.ts';

/**
 * Edits that give links, pictures and tags back to a body in which a round trip has put backslashes before them.
 * `touched` are the blocks of the base that came back changed: only what was an object there becomes one again.
 */
export function escapedObjects(
  touched: readonly BodyBlock[],
  body: string,
  definitions: Definitions,
): TextEdit[] {
  const wanted = new Set(touched.flatMap(({ node }) => addressesOf(node)));
  const hadTags = touched.some(({ source }) => source.includes('{%'));
  if (wanted.size === 0 && !hadTags) return [];
  return readBodyBlocks(body, definitions).flatMap((block): TextEdit[] => {
    const { start, end, source, tag } = block;
    if (tag) return repairedTag(block);
    if (!source.includes('\\[')) return [];
    const there = new Set(addressesOf(block.node));
    const lost = [...wanted].filter((address) => !there.has(address) && source.includes(`](${address}`));
    const text = lost.reduce((repaired, address) => withoutEscape(repaired, address), source);
    if (text === source) return [];
    const [again, ...more] = readBodyBlocks(text, definitions);
    const found = new Set(again && more.length === 0 ? addressesOf(again.node) : []);
    return lost.every((address) => found.has(address)) ? [{ start, end, text }] : [];
  });
}

function repairedTag({ start, tag }: BodyBlock): TextEdit[] {
  const written = tag?.tag.parameters.text ?? '';
  const at = start + (tag ? tag.tag.parameters.start - tag.start : 0);
  const text = unescapedTag(written);
  if (text === written || tagData(written) === undefined) return [];
  return [{ start: at, end: at + written.length, text }];
}

/** Where the links and pictures of a block lead. */
function addressesOf(node: Nodes): string[] {
  const addresses: string[] = [];
  visit(node, (each) => {
    if (each.type === 'link' || each.type === 'image') addresses.push(each.url);
  });
  return addresses;
}

/** Takes the backslash away before the bracket whose text leads to an address. */
function withoutEscape(source: string, address: string): string {
  const end = source.indexOf(`](${address}`);
  const start = source.lastIndexOf('\\[', end);
  return start === -1 ? source : source.slice(0, start) + source.slice(start + 1);
}

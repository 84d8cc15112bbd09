import type { Root } from 'hast';
import { toString as plainText } from 'hast-util-to-string';
import { toSlug } from '#lib/text/slug.ts';
import type { OutlineItem } from '../document.ts';
import { visit } from '../visit.ts';

/** Ids that the frame around a document uses. */
const taken = [
  'main',
  'content',
  'menu',
  'navigation',
  'top',
  'header',
  'footer',
  'language',
  'title',
  'form',
];

/** Gives headings levels from 2 without gaps (content case 3) and ids; returns the outline. */
export function headingLevels(tree: Root): OutlineItem[] {
  const outline: OutlineItem[] = [];
  const open: number[] = [];
  const used = new Set(taken);
  visit(tree, 'element', (node) => {
    const level = /^h([1-6])$/.exec(node.tagName)?.[1];
    if (!level) return;
    while (open.length > 0 && (open.at(-1) ?? 0) >= Number(level)) open.pop();
    // `open` counts the headings that enclose this one; HTML knows no more than six levels.
    const depth = Math.min(6, 2 + open.length) as OutlineItem['depth'];
    open.push(Number(level));
    const text = plainText(node).replace(/\s+/g, ' ').trim();
    const id = uniqueId(toSlug(text).slice(0, 60).replace(/-+$/, '') || 'section', used);
    node.tagName = `h${depth}`;
    node.properties = { id };
    outline.push({ depth, id, text });
  });
  return outline;
}

function uniqueId(wanted: string, used: Set<string>): string {
  let id = wanted;
  for (let number = 2; used.has(id); number += 1) id = `${wanted}-${number}`;
  used.add(id);
  return id;
}

import type { Element, ElementContent, Root } from 'hast';

/** Removes the places of blocks that are left out, and the headings that would head nothing (content case 8). */
export function emptyBlocks(tree: Root): void {
  tree.children = clear(tree.children as ElementContent[]);
}

function clear(children: ElementContent[]): ElementContent[] {
  const kept: ElementContent[] = [];
  children.forEach((node, index) => {
    if (node.type === 'element' && node.tagName !== 'site-gone') node.children = clear(node.children);
    if (node.type !== 'element' || node.tagName !== 'site-gone') {
      kept.push(node);
      return;
    }
    const next = children.slice(index + 1).find((sibling) => !isBlank(sibling) && !isGone(sibling));
    dropOrphans(kept, next);
  });
  return kept;
}

function dropOrphans(kept: ElementContent[], next: ElementContent | undefined): void {
  while (true) {
    const at = kept.findLastIndex((node) => !isBlank(node));
    const heading = kept[at];
    const level = heading ? levelOf(heading) : null;
    const nextLevel = next ? levelOf(next) : null;
    const isOrphan = level !== null && (!next || isBreak(next) || (nextLevel !== null && nextLevel <= level));
    if (!isOrphan) return;
    kept.length = at;
  }
}

function levelOf(node: ElementContent): number | null {
  return node.type === 'element' && /^h[1-6]$/.test(node.tagName) ? Number(node.tagName[1]) : null;
}

function isBlank(node: ElementContent): boolean {
  return node.type === 'text' && node.value.trim() === '';
}

function isGone(node: ElementContent): node is Element {
  return node.type === 'element' && node.tagName === 'site-gone';
}

function isBreak(node: ElementContent): boolean {
  return node.type === 'element' && node.tagName === 'hr';
}

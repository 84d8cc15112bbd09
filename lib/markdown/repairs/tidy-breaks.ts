import type { ElementContent, Root } from 'hast';

/** Makes `site-break` of rules, and keeps one between two sections: none at an end, none next to another. */
export function tidyBreaks(tree: Root): void {
  tree.children = tidy(tree.children as ElementContent[]);
}

function tidy(children: ElementContent[]): ElementContent[] {
  const kept: ElementContent[] = [];
  let isOpen = false;
  for (const node of children) {
    if (node.type === 'element' && node.tagName === 'hr') {
      if (isOpen) kept.push({ ...node, tagName: 'site-break', properties: {}, children: [] });
      isOpen = false;
      continue;
    }
    if (node.type === 'element') node.children = tidy(node.children);
    if (node.type !== 'text' || node.value.trim() !== '') isOpen = true;
    kept.push(node);
  }
  const last = kept.findLastIndex((node) => node.type === 'element' && node.tagName === 'site-break');
  if (!isOpen && last !== -1) kept.splice(last, 1);
  return kept;
}

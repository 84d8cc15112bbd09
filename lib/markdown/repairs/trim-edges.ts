import type { ElementContent } from 'hast';

/** Takes space and line breaks from both ends of a run of phrases. */
export function trimEdges(nodes: ElementContent[]): ElementContent[] {
  const isBlank = (node: ElementContent | undefined) =>
    (node?.type === 'text' && node.value.trim() === '') ||
    (node?.type === 'element' && node.tagName === 'br');
  let start = 0;
  let end = nodes.length;
  while (start < end && isBlank(nodes[start])) start += 1;
  while (end > start && isBlank(nodes[end - 1])) end -= 1;
  return nodes.slice(start, end).map((node, index, { length }): ElementContent => {
    if (node.type !== 'text') return node;
    const value = index === 0 ? node.value.trimStart() : node.value;
    return { ...node, value: index === length - 1 ? value.trimEnd() : value };
  });
}

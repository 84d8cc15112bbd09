import type { Heading, Nodes } from 'mdast';

/** Signs that editors type to get a heading without words: `_`, `\-`, `—`, `***`. */
const meaningless = /^[\s_\-–—*.·•~=\\]*$/;

/** Whether a heading has no words, only space or a sign such as `_` (content cases 1 and 2). */
export function isEmptyHeading(heading: Heading): boolean {
  return heading.children.every(isMeaningless);
}

function isMeaningless(node: Nodes): boolean {
  if (node.type === 'text') return meaningless.test(node.value);
  if (node.type === 'break') return true;
  if (node.type === 'html') return /^<br\s*\/?>$/i.test(node.value);
  return (node.type === 'strong' || node.type === 'emphasis') && node.children.every(isMeaningless);
}

import type { ElementContent, Root } from 'hast';
import { trimEdges } from './trim-edges.ts';

const phrases = new Set(
  'a abbr b br cite code del em i input kbd mark q s small span strong sub sup u'.split(' '),
);
const boxes = new Set(
  'div section article header footer main aside nav center address fieldset hgroup'.split(' '),
);

/** Unwraps boxes such as `div`; text that stood loose in them becomes paragraphs, or it would run together. */
export function unwrapBoxes(tree: Root): void {
  tree.children = unwrap(tree.children as ElementContent[]);
}

/** Makes paragraphs of text that stands loose in the page, or in a block or quotation. */
export function looseText(tree: Root): void {
  tree.children = wrapLoose(tree.children as ElementContent[]);
  const enter = (children: ElementContent[]) => {
    for (const node of children) {
      if (node.type !== 'element') continue;
      if (node.tagName === 'site-block' || node.tagName === 'blockquote')
        node.children = wrapLoose(node.children);
      enter(node.children);
    }
  };
  enter(tree.children as ElementContent[]);
}

function unwrap(children: ElementContent[]): ElementContent[] {
  return children.flatMap((node): ElementContent[] => {
    if (node.type !== 'element') return [node];
    node.children = unwrap(node.children);
    const isBox = boxes.has(node.tagName) && node.properties.dataFootnotes === undefined;
    return isBox ? wrapLoose(node.children) : [node];
  });
}

function wrapLoose(children: ElementContent[]): ElementContent[] {
  const wrapped: ElementContent[] = [];
  let run: ElementContent[] = [];
  const endRun = () => {
    const hasText = run.some((node) =>
      node.type === 'text' ? node.value.trim() !== '' : node.type === 'element' && node.tagName !== 'br',
    );
    if (hasText) wrapped.push({ type: 'element', tagName: 'p', properties: {}, children: trimEdges(run) });
    else wrapped.push(...run.filter(({ type }) => type === 'text'));
    run = [];
  };
  for (const node of children) {
    if (node.type === 'text' || (node.type === 'element' && phrases.has(node.tagName))) run.push(node);
    else {
      endRun();
      wrapped.push(node);
    }
  }
  endRun();
  return wrapped;
}

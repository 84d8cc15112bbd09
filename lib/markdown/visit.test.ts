import type { Root } from 'mdast';
import { remark } from 'remark';
import { visit as unistVisit } from 'unist-util-visit';
import { expect, it } from 'vitest';
import { SKIP, visit } from './visit.ts';

const text = '# One\n\n- a *b* c\n- d\n\n> e `f`\n>\n> g\n\nh **i *j* k** l';
const tree = () => remark().parse(text);

type Visit = typeof visit;

/** Steps through a tree and changes it on the way. */
const walks: Record<string, (visit: Visit, root: Root, step: (type: string) => void) => void> = {
  'every node': (visit, root, step) =>
    visit(root, (node, index, parent) => step(`${node.type} ${index} ${parent?.type}`)),
  'one type of node': (visit, root, step) =>
    visit(root, 'text', (node, index) => step(`${node.value} ${index}`)),
  'passing over children': (visit, root, step) =>
    visit(root, (node) => {
      step(node.type);
      return node.type === 'blockquote' ? SKIP : undefined;
    }),
  'taking nodes out': (visit, root, step) =>
    visit(root, 'emphasis', (node, index, parent) => {
      step(node.type);
      if (!parent || index === undefined) return undefined;
      parent.children.splice(index, 1, ...node.children);
      return [SKIP, index + node.children.length];
    }),
  'going back': (visit, root, step) => {
    let times = 0;
    visit(root, 'inlineCode', (node, index) => {
      times += 1;
      step(node.value);
      return times < 3 ? index : undefined;
    });
  },
  'ending early': (visit, root, step) =>
    visit(root, (node) => {
      step(node.type);
      return node.type !== 'list';
    }),
};

it.each(Object.keys(walks))('takes the steps of unist-util-visit: %s', (name) => {
  const [ours, theirs] = [visit, unistVisit].map((each) => {
    const root = tree();
    const steps: string[] = [];
    walks[name]?.(each, root, (type) => steps.push(type));
    return { root, steps };
  });
  expect(ours?.steps.length).toBeGreaterThan(0);
  expect(ours).toEqual(theirs);
});

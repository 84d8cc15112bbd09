import { globSync, readFileSync } from 'node:fs';
import type { Paragraph, Root } from 'mdast';
import { beforeAll, describe, expect, it } from 'vitest';
import { splitDocument } from '#lib/content/front-matter/split-document.ts';
import type { BlockDefinition } from '#lib/markdown/block.ts';
import { loadBlockDefinitions } from '#lib/markdown/blocks/load-definitions.ts';
import { asDecapWrites, plainTexts } from '#tests/doubles/decap-like.ts';
import { messyDocument, seededRandom } from '#tests/doubles/messy-documents.ts';
import { guardMeaning } from './guard-meaning.ts';
import { mergeDocument } from './merge-document.ts';

const site = globSync('content/**/*.md').map((file) => ({ name: file, text: readFileSync(file, 'utf8') }));
const messy = Array.from({ length: 60 }, (_, number) => ({
  name: `messy ${number}`,
  text: messyDocument(number).text,
}));
const documents = [...site, ...messy].filter(
  ({ text }) => text.startsWith('---') && splitDocument(text).body.trim() !== '',
);

let blocks: BlockDefinition[];
beforeAll(async () => {
  blocks = await loadBlockDefinitions('components/blocks');
});

/** The file that is written when `change` is made to the tree of the text in rich mode. */
function save(base: string, change?: (tree: Root) => void) {
  const { opening, yaml, closing, body } = splitDocument(base);
  const edited = opening + yaml + closing + asDecapWrites(body, change);
  const merged = mergeDocument({ base, edited, blocks });
  return guardMeaning({ base, edited, merged, blocks });
}

it('has enough documents to tell', () => {
  expect(documents.length).toBeGreaterThan(80);
});

describe.each(documents)('$name', ({ name, text }) => {
  const random = seededRandom(name.length + text.length);

  it('does not change by being opened and saved', () => {
    expect(save(text)).toMatchObject({ text, problems: [] });
  });

  it('changes one line with its title', () => {
    const { yaml } = splitDocument(text);
    // A title on its own line; what is folded over several may be folded anew.
    const title = /^title: *(?![> ])(.+?)(?= *#|$)/m.exec(yaml)?.[1];
    if (!title) return;
    const edited = text.replace(/^title: .*$/m, 'title: Un título nuevo');
    const merged = mergeDocument({ base: text, edited, blocks });
    expect(changedLines(text, merged)).toMatchObject({
      removed: [expect.stringMatching(/^title:/)],
      added: [expect.stringMatching(/^title: .*Un título nuevo/)],
    });
  });

  it('changes one line with a word of one paragraph', () => {
    let changed = '';
    const { text: merged, problems } = save(text, (tree) => {
      const nodes = plainTexts(tree);
      const node = nodes[Math.floor(random() * nodes.length)];
      if (!node) return;
      changed = node.value;
      node.value = `${node.value} nuevo`;
    });
    if (changed === '') return;
    const { removed, added } = changedLines(text, merged);
    expect(problems).toEqual([]);
    expect([removed.length, added.length]).toEqual([1, 1]);
    expect(added[0]?.replace(' nuevo', '')).toBe(removed[0]);
  });

  it('gains the lines of a new paragraph and loses those of a block that goes, and no other', () => {
    const paragraph: Paragraph = {
      type: 'paragraph',
      children: [{ type: 'text', value: 'Un párrafo nuevo.' }],
    };
    const inserted = save(
      text,
      ({ children }) => void children.splice(Math.floor(random() * children.length), 0, paragraph),
    );
    expect(changedLines(text, inserted.text).removed.join('')).toBe('');
    const removed = save(
      text,
      ({ children }) => void children.splice(Math.floor(random() * children.length), 1),
    );
    // Where a block stood close between two others, a blank line parts them now; indented code that comes to stand
    // behind a list is fenced.
    expect(changedLines(text, removed.text).added.join('')).toMatch(/^(?:```.*```)?$/);
  });
});

/** The lines between the first and the last that differ. */
function changedLines(before: string, after: string): { removed: string[]; added: string[] } {
  const [from, to] = [before.split('\n'), after.split('\n')];
  let start = 0;
  while (start < from.length && start < to.length && from[start] === to[start]) start += 1;
  let end = 0;
  while (end < from.length - start && end < to.length - start && from.at(-1 - end) === to.at(-1 - end))
    end += 1;
  return { removed: from.slice(start, from.length - end), added: to.slice(start, to.length - end) };
}

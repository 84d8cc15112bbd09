import { beforeAll, describe, expect, it } from 'vitest';
import { loadDecapRoundTrip } from '#tests/doubles/decap-text.ts';
import { fixtureBlocks as blocks } from '#tests/render-fixture.ts';
import { readBodyBlocks } from './body/body-blocks.ts';
import { definitionsByName } from './body/mask-tags.ts';
import { saysElse } from './body/strict-meaning.ts';
import { guardMeaning } from './guard-meaning.ts';
import { mergeDocument } from './merge-document.ts';

/** Edits of every kind that one can make to a text: before and after. */
const edits: [name: string, before: string, after: string][] = [
  ['an item outdented', '* a\n  * b\n* c', '* a\n* b\n* c'],
  ['an item outdented, with hyphens', '- a\n  - b\n- c', '- a\n- b\n- c'],
  ['an item indented', '* a\n* b\n* c', '* a\n  * b\n* c'],
  ['an item two levels out', '* a\n  * b\n    * c', '* a\n  * b\n* c'],
  ['an item of a numbered list indented', '1. a\n2. b\n3. c', '1. a\n   1. b\n2. c'],
  ['bullets that become numbers', '* a\n* b', '1. a\n2. b'],
  ['numbers that become bullets', '1. a\n2. b', '* a\n* b'],
  ['the number that a list starts with', '1. a\n2. b', '5. a\n6. b'],
  ['boxes taken away', '* [ ] a\n* [x] b', '* a\n* b'],
  ['boxes taken away, with hyphens', '- [ ] a\n- [x] b', '- a\n- b'],
  ['one box taken away', '* [ ] a\n* [x] b', '* [ ] a\n* b'],
  ['boxes put in', '* a\n* b', '* [ ] a\n* [ ] b'],
  ['a box ticked', '* [ ] a\n* [ ] b', '* [ ] a\n* [x] b'],
  ['items swapped', '* a\n* b\n* c', '* b\n* a\n* c'],
  ['an item of two equal ones', '* a\n* a\n* b', '* a\n* b'],
  ['a second paragraph in an item', '* a b\n* c', '* a\n\n  b\n* c'],
  ['a heading one level down', '## Uno', '### Uno'],
  ['a heading that becomes a paragraph', '## Uno', 'Uno'],
  ['bold put on', 'Uno dos tres', 'Uno **dos** tres'],
  ['bold taken off', 'Uno **dos** tres', 'Uno dos tres'],
  ['emphasis that becomes bold', 'Uno *dos* tres', 'Uno **dos** tres'],
  ['strike-through taken off', 'Uno ~~dos~~ tres', 'Uno dos tres'],
  ['words that become code', 'Uno dos', 'Uno `dos`'],
  ['where a link leads', '[a](/b)', '[a](/c)'],
  ['the title of a link', '[a](/b "c")', '[a](/b "d")'],
  ['a link taken off', 'Uno [a](/b)', 'Uno a'],
  ['the text for a picture', '![a](/b.png)', '![c](/b.png)'],
  ['the title of a picture', '![a](/b.png "c")', '![a](/b.png)'],
  ['the sides of columns', '| a | b |\n| :- | -: |\n| 1 | 2 |', '| a | b |\n| -: | -: |\n| 1 | 2 |'],
  ['where a cell ends', '| a | b |\n| --- | --- |\n| 1 2 | 3 |', '| a | b |\n| --- | --- |\n| 1 | 2 3 |'],
  ['a row less', '| a |\n| --- |\n| 1 |\n| 2 |', '| a |\n| --- |\n| 2 |'],
  ['a column more', '| a |\n| --- |\n| 1 |', '| a | b |\n| --- | --- |\n| 1 | 2 |'],
  ['the language of code', '```js\na\n```', '```ts\na\n```'],
  ['the words behind it', '```js {1}\na\n```', '```js {2}\na\n```'],
  ['white space in code', '```\na  b\n  c\n```', '```\na b\n    c\n```'],
  ['white space in code within a list', '* a\n\n  ```\n  b  c\n  ```', '* a\n\n  ```\n  b c\n  ```'],
  ['a line break put in', 'Uno dos', 'Uno\\\ndos'],
  ['a line break taken out', 'Uno\\\ndos', 'Uno dos'],
  ['a paragraph split', 'Uno dos.', 'Uno\n\ndos.'],
  ['paragraphs joined', 'Uno\n\ndos.', 'Uno dos.'],
  ['one of two equal paragraphs', 'Uno.\n\nUno.\n\nDos.', 'Uno.\n\nDos.'],
  ['equal blocks in another order', 'Uno.\n\nDos.\n\nUno.', 'Dos.\n\nUno.\n\nUno.'],
  ['a quote taken off', '> Uno', 'Uno'],
  ['a quote deeper', '> Uno', '> > Uno'],
  ['a list put in a quote', '* a\n* b', '> * a\n> * b'],
  ['a rule taken out', 'Uno\n\n- - -\n\nDos', 'Uno\n\nDos'],
  ['an attribute of an element', '<div class="a">b</div>', '<div class="c">b</div>'],
  ['an attribute within a sentence', 'Uno <b class="a">b</b>', 'Uno <b class="c">b</b>'],
  ['an element taken out', 'Uno\n\n<hr>\n\nDos', 'Uno\n\nDos'],
  ['a comment taken out', 'Uno\n\n<!-- nota -->\n\nDos', 'Uno\n\nDos'],
  [
    'a number in a block',
    '{% metrics {"items":[{"text":"a","number":"5"}]} %}',
    '{% metrics {"items":[{"text":"a","number":"6"}]} %}',
  ],
  [
    'a number for a text in a block',
    '{% metrics {"items":[{"text":"a","number":"5"}]} %}',
    '{% metrics {"items":[{"text":"a","number":5}]} %}',
  ],
  [
    'the order within a block',
    '{% metrics {"items":[{"text":"a"},{"text":"b"}]} %}',
    '{% metrics {"items":[{"text":"b"},{"text":"a"}]} %}',
  ],
  ['a backslash that makes a sign plain', 'Uno *dos*', 'Uno \\*dos\\*'],
];

/** Edits of which nobody can tell whether Decap made them: they are refused in words. */
const doubtful: [name: string, before: string, after: string][] = [
  ['the only empty heading taken out', 'Uno\n\n#\n\nDos', 'Uno\n\nDos'],
  ['a backslash taken out', 'Uno \\*dos\\*', 'Uno *dos*'],
  ['an element behind a list', '* a\n\n<div>b</div>\n\nDos', '* a\n\nDos'],
];

const definitions = definitionsByName(blocks);
const around = (text: string) => `Antes.\n\n${text}\n\nDespués.\n`;

function save(before: string, after: string) {
  const [base, edited] = [before, after].map((body) => `---\ntitle: Uno\n---\n${body}`);
  if (!base || !edited) throw new Error('There is nothing to save.');
  const merged = mergeDocument({ base, edited, blocks });
  const { text, problems, isIgnored } = guardMeaning({ base, edited, merged, blocks });
  return { body: text.split('---\n').slice(2).join('---\n'), problems, isIgnored };
}

const isSame = (body: string, other: string) =>
  !saysElse(readBodyBlocks(body, definitions), readBodyBlocks(other, definitions));

describe('an edit in raw mode', () => {
  it.each(edits)('is written: %s', (_, before, after) => {
    for (const [base, wanted] of [
      [before, after],
      [around(before), around(after)],
    ] as const) {
      const { body, problems, isIgnored } = save(base, wanted);
      expect({ body, isSame: isSame(body, wanted), problems, isIgnored }).toMatchObject({
        ...{ isSame: true, problems: [], isIgnored: false },
      });
    }
  });

  it.each(doubtful)('is refused where it may be the editor’s own doing: %s', (_, before, after) => {
    expect(save(around(before), around(after))).toMatchObject({ body: around(before), isIgnored: true });
  });
});

describe('an edit in the rich-text editor', () => {
  let roundTrip: (text: string) => string;
  beforeAll(async () => {
    roundTrip = await loadDecapRoundTrip();
  });

  it.each([...edits, ...doubtful])('is written with nothing else, or told: %s', (_, before, after) => {
    // Beside what Decap spells anew, as in every text of some age.
    const [base, wanted] = [before, after].map((text) => `_Antes_.\n\n\n\n${text}\n\nDespués.\n`);
    if (!base || !wanted) return;
    expect(save(base, roundTrip(base))).toMatchObject({ body: base, problems: [] });
    // What the editor does not show cannot be edited in it.
    if (roundTrip(wanted) === roundTrip(base)) return;
    const { body, problems, isIgnored } = save(base, roundTrip(wanted));
    expect({ isTold: isSame(body, wanted) || isIgnored, body, problems }).toMatchObject({
      isTold: true,
      problems: [],
    });
    expect(body).toContain('_Antes_.\n');
    expect(body).toContain('\n\n\n\n');
  });
});

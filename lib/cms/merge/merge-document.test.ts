import { describe, expect, it } from 'vitest';
import { fixtureBlocks as blocks } from '#tests/render-fixture.ts';
import { mergeDocument } from './merge-document.ts';

const frontMatter = 'layout: service\ntitle: "Diseño"  # título\n';
const merge = (base: string | null, edited: string) => mergeDocument({ base, edited, blocks });
/** A body through the merge, under front matter that stays. */
const mergeBodies = (base: string, edited: string) =>
  merge(`---\n${frontMatter}---\n${base}`, `---\ntitle: Diseño\nlayout: service\n---\n${edited}`).split(
    '---\n',
  )[2];

describe('mergeDocument', () => {
  it('keeps a byte order mark, line endings and white space where nothing was changed', () => {
    const base =
      '\ufeff---\r\ntitle: Uno # sí\r\n--- \r\n\r\nTexto con \r\nfin\r\n\r\n\r\n# \r\nOtro\r\n\r\n';
    expect(merge(base, '---\ntitle: Uno\n---\nTexto con \nfin\n\nOtro')).toBe(base);
    expect(merge(base, '---\ntitle: Dos\n---\nTexto con \nfin\n\nOtro')).toBe(base.replace('Uno', 'Dos'));
    expect(merge(base, '---\ntitle: Uno\n---\nTexto con \nfin\n\nNuevo\n\nOtro')).toBe(
      base.replace('fin\r\n', 'fin\r\n\r\nNuevo\r\n'),
    );
  });

  it('keeps mixed line endings line by line', () => {
    const base = '---\r\ntitle: Uno\n---\nA\r\n\nB\r\n';
    expect(merge(base, '---\ntitle: Dos\n---\nA\n\nB\n')).toBe(base.replace('Uno\n', 'Dos\r\n'));
  });

  it('writes a new file without what the form left empty', () => {
    expect(merge(null, '---\ntitle: Uno\nslug: ""\nimage:\n  path: null\n---\nTexto')).toBe(
      '---\ntitle: Uno\n---\nTexto\n',
    );
  });

  it('leaves out fields that were only served', () => {
    const virtualFields = [{ key: 'published', value: true }, { key: '_revision' }];
    const edited = '---\ntitle: Uno\npublished: true\n_revision: abc\n---\n';
    expect(mergeDocument({ base: '---\ntitle: Uno\n---\n', edited, blocks, virtualFields })).toBe(
      '---\ntitle: Uno\n---\n',
    );
    const off = '---\ntitle: Uno\npublished: false\n---\n';
    expect(mergeDocument({ base: '---\ntitle: Uno\n---\n', edited: off, blocks, virtualFields })).toBe(off);
    expect(mergeDocument({ base: off, edited, blocks, virtualFields })).toBe(
      '---\ntitle: Uno\npublished: true\n---\n',
    );
  });

  it('gives a first body to a file that had none', () => {
    expect(merge('---\ntitle: Uno\n---', '---\ntitle: Uno\n---\nTexto')).toBe(
      '---\ntitle: Uno\n---\nTexto\n',
    );
    expect(merge('---\ntitle: Uno\n', '---\ntitle: Uno\n---\nTexto')).toBe('---\ntitle: Uno\n---\nTexto\n');
  });
});

describe('a body', () => {
  it.each([
    ['signs of lists', '-   uno\n-   dos\n', '* uno\n* dos'],
    ['a loose list', '+ uno\n\n+ dos\n', '* uno\n* dos'],
    ['numbers', '1. a\n1. b\n', '1. a\n2. b'],
    ['two lists that follow each other', '- a\n- b\n\n* c\n', '* a\n* b\n* c'],
    ['signs of emphasis', '_a_ __b__ *c*\n', '*a* **b** *c*'],
    ['escapes', 'a\\_b [no] 1986\\. ~y~\n', 'a_b \\[no] 1986. \\~y\\~'],
    ['a number that is no list', '1986\\. Un año\n', '1986. Un año'],
    ['stars that stand alone', '2 * 3 * 4\n', '2  *3*  4'],
    ['bold text that ends with a space', '**uno **dos\n', '**uno** dos'],
    ['headings without text', 'A\n\n# \nB\n\n## \n\nC\n\n#\n', 'A\n\nB\n\nC'],
    ['references', '[a][1] y [b]\n\n[1]: http://x.org "t"\n[b]: /c\n', '[a](http://x.org "t") y [b](/c)'],
    ['comments as definitions', 'x\n\n[//]: # (nota)\n\ny\n', 'x\n\ny'],
    ['footnotes', 'Una[^1].\n\n[^1]: Una nota larga.\n', 'Una\\[^1].\n\n\\[^1]: Una nota larga.'],
    ['a table', '|a|b|\n|:-|-:|\n|1|2 \\| 3|\n', '| a | b     |\n| - | ----- |\n| 1 | 2 | 3 |'],
    ['a task list', '- [ ] a\n- [x] b\n', '* a\n* b'],
    ['code', '~~~js\nx\n\n~~~\n\n    y\n', '```js\nx\n```\n\n```\ny\n```'],
    ['headings', 'Uno\n===\n\n##  dos ##\n', '# Uno\n\n## dos'],
    ['hard breaks', 'a  \nb\n', 'a\\\nb'],
    ['blank lines', '\n\na\n\n\n\n\nb\n\n\n', 'a\n\nb'],
    ['rules', 'a\n\n***\n\nb\n', 'a\n\n- - -\n\nb'],
    [
      'a block tag',
      '{% metrics { "items": [{"text":"a"}] } %}\n',
      '{% metrics { "items": \\[{"text":"a"}] } %}',
    ],
    ['an indented block tag', 'a\n\n    {% video {"url":"x"} %}\n', 'a\n\n```\n{% video {"url":"x"} %}\n```'],
    ['the title of a picture', '![a](/b.jpg "T \\"q\\"")\n', `![a](/b.jpg 'T "q"')`],
    ['an empty comment', 'Uno.\n\n<!---->\n\nDos.\n', 'Uno.\n\n<!---->\n\nDos.'],
    ['a frame behind a list', '* a\n\n<iframe src="x"></iframe>\n\nb\n', '* a\n\nb'],
  ])('keeps %s as they are', (_, base, edited) => {
    expect(mergeBodies(base, edited)).toBe(base);
    const more = mergeBodies(`${base}\nY esto.\n`, `${edited}\n\nY esto mismo.`);
    expect(more).toBe(`${base}\nY esto mismo.\n`);
  });

  it.each([
    [
      'a word of a wrapped paragraph',
      'Hola \nmundo,  y\n más\n',
      'Hola \nmundo cruel,  y\n más',
      'Hola \nmundo cruel,  y\n más\n',
    ],
    ['an item', '- uno\n-  dos\n', '* uno\n* dos y medio', '- uno\n-  dos y medio\n'],
    ['a new item', '- uno\n- dos\n', '* uno\n* nuevo\n* dos', '- uno\n- nuevo\n- dos\n'],
    [
      'a new item between counted ones',
      '1) uno\n2) dos\n',
      '1. uno\n2. nuevo\n3. dos',
      '1) uno\n2) nuevo\n3) dos\n',
    ],
    ['an item less', '+ uno\n+ dos\n+ tres\n', '* uno\n* tres', '+ uno\n+ tres\n'],
    ['a nested item', '- a\n  - b\n- c\n', '* a\n\n  * b nuevo\n* c', '- a\n  - b nuevo\n- c\n'],
    ['a heading', '##  uno\n', '## uno dos', '##  uno dos\n'],
    ['a cell', '|a|b|\n|:-|-:|\n|1|2|\n', '| a | b |\n| - | - |\n| 1 | 3 |', '|a|b|\n|:-|-:|\n|1|3|\n'],
    ['text beside emphasis', '_uno_ y __dos__ tres\n', '*uno* y **dos** cuatro', '_uno_ y __dos__ cuatro\n'],
    ['text beside brackets', '[no] uno\n', '\\[no] dos', '[no] dos\n'],
    ['text beside stars', '2 * 3 * 4 es\n', '2  *3*  4 son', '2 * 3 * 4 son\n'],
    ['a space before bold', 'uno**dos** tres\n', 'uno **dos** tres', 'uno **dos** tres\n'],
    [
      'a value of a tag',
      '{%  numbers {"items":[ {"text":"a"} ]} %}\n',
      '{% metrics { "items": [{"text":"b"}] } %}',
      '{%  numbers {"items":[ {"text":"b"} ]} %}\n',
    ],
    [
      'text within a tag',
      '{% quote {} %}\nUno  \ndos.\n\n- x\n{% endquote %}\n',
      '{% quote {} %}\nUno\\\ndos tres.\n\n* x\n{% endquote %}',
      '{% quote {} %}\nUno  \ndos tres.\n\n- x\n{% endquote %}\n',
    ],
    ['a moved block', '- a\n\nUno.\n\nDos.\n', 'Uno.\n\n* a\n\nDos.', 'Uno.\n\n- a\n\nDos.\n'],
    ['a block less', 'Uno.\n\n\n\n- a\n\nTres.\n', 'Uno.\n\nTres.', 'Uno.\n\n\n\nTres.\n'],
    ['a paragraph that became a heading', '__Uno__ dos\n', '## **Uno** dos', '## __Uno__ dos\n'],
    ['lines joined by hand', 'Uno\ndos\n\n- a\n', 'Uno dos\n\n* a', 'Uno dos\n\n- a\n'],
    ['an emptied body', 'Uno\n', '', ''],
  ])('changes %s and nothing else', (_, base, edited, expected) => {
    expect(mergeBodies(base, edited)).toBe(expected);
  });

  it('takes every byte of a body written in raw mode', () => {
    const base = 'Uno \n\n\n\n- a\n\n# \nDos\n';
    const edited = 'Uno\n\n\n\n- a\n- b\n\nDos\n';
    expect(mergeBodies(base, edited)).toBe(edited);
  });
});

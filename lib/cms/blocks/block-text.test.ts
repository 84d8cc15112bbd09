import { globSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { BlockEditor } from './block-editor.ts';
import { blockPattern, unknownTagPattern } from './block-pattern.ts';
import { readBlockText, writeBlockText } from './block-text.ts';

const editors = new Map(
  await Promise.all(
    globSync('components/blocks/*/editor.ts').map(async (file): Promise<[string, BlockEditor]> => {
      const { default: editor }: { default: BlockEditor } = await import(pathToFileURL(file).href);
      return [editor.definition.name, editor];
    }),
  ),
);
const unknown = unknownTagPattern([...editors.values()]);

function editorOf(name: string): BlockEditor {
  const editor = editors.get(name);
  if (!editor) throw new Error(`There is no editor of ${name}.`);
  return editor;
}

/** The blocks in a text, each with the name of the form that takes it. */
function takeBlocks(text: string): [string, string][] {
  return text.split(/\n(?=\n*(?:\{%-?(?!\s*end)|!\[))/).flatMap((piece) => {
    const rest = piece.replace(/^\n+/, '');
    for (const [name, editor] of editors) {
      const source = blockPattern(editor).exec(rest)?.[0];
      if (source) return [[name, source] as [string, string]];
    }
    const source = unknown.exec(rest)?.[0];
    return source ? [['unknown', source] as [string, string]] : [];
  });
}

describe('every example of every block', () => {
  const examples = globSync('components/blocks/*/examples.md').flatMap((file) =>
    takeBlocks(readFileSync(file, 'utf8')),
  );

  it('is found', () => {
    expect(examples.filter(([name]) => name === 'unknown')).toEqual([]);
    expect(new Set(examples.map(([name]) => name))).toEqual(new Set(editors.keys()));
  });

  it.each(examples.filter(([name]) => name !== 'unknown'))('%s keeps its bytes: %s', (name, source) => {
    const editor = editorOf(name);
    const data = readBlockText(source, editor);
    // Decap hands the values through JSON, and adds an empty one for each field that was looked at.
    const handedOn = {
      ...JSON.parse(JSON.stringify(data)),
      role: data.role ?? '',
      caption: data.caption ?? null,
    };
    expect(writeBlockText(handedOn, editor)).toBe(source);
    expect(unknown.test(source)).toBe(false);
  });
});

describe('a block', () => {
  it('that is changed has the spelling of the documents', () => {
    const editor = editorOf('metrics');
    const data = readBlockText('{% numbers { "items": [{"value": 21, "label": "old"}] } %}', editor);
    expect(data).toMatchObject({ items: [{ number: '21', text: 'old' }] });
    const items = [
      { number: '21M', text: 'euros' },
      { number: '', text: '' },
    ];
    expect(writeBlockText({ ...data, items }, editor)).toBe(
      '{% metrics { "items": [{"number":"21M","text":"euros"}] } %}',
    );
  });

  it('keeps broken parameters until something is typed', () => {
    const editor = editorOf('questions');
    const source = '{% questions { "items": [broken } %}';
    expect(blockPattern(editor).exec(source)?.[0]).toBe(source);
    expect(writeBlockText(readBlockText(source, editor), editor)).toBe(source);
  });

  it('may hold the end of a tag within a string', () => {
    const source = '{% quote { "author": "a %} b" } %}\nText\n{% endquote %}';
    expect(blockPattern(editorOf('quote')).exec(`${source}\n\nMore`)?.[0]).toBe(source);
  });

  it('that encloses text does not reach into the next of its kind', () => {
    const source = '{% call_to_action {} %}';
    const text = `${source}\n\n{% call_to_action {} %}\nText\n{% endcall_to_action %}`;
    expect(blockPattern(editorOf('call_to_action')).exec(text)?.[0]).toBe(source);
  });

  it('writes the enclosed text of a quote', () => {
    const data = { enclosed: 'One.\n\nTwo.\n', author: 'Ana' };
    expect(writeBlockText(data, editorOf('quote'))).toBe(
      '{% quote { "author": "Ana" } %}\nOne.\n\nTwo.\n{% endquote %}',
    );
  });

  it('takes the address out of a pasted player', () => {
    const url =
      '<iframe width="560" src="https://www.youtube.com/embed/x?a=1&amp;b=2" allowfullscreen></iframe>';
    expect(writeBlockText({ url }, editorOf('video'))).toBe(
      '{% video { "url": "https://www.youtube.com/embed/x?a=1&b=2" } %}',
    );
  });
});

describe('an image', () => {
  const editor = editorOf('image');

  it('in Markdown is read and written as Markdown', () => {
    const source = String.raw`![A \[small\] one](</media/a b.png> "A \"caption\"")`;
    const data = readBlockText(source, editor);
    expect(data).toMatchObject({ path: '/media/a b.png', alt: 'A [small] one', caption: 'A "caption"' });
    expect(writeBlockText(data, editor)).toBe(source);
    expect(writeBlockText({ ...data, alt: 'Other' }, editor)).toBe(
      String.raw`![Other](</media/a b.png> "A \"caption\"")`,
    );
  });

  it('is new as Markdown, and stays a block where it is one', () => {
    expect(writeBlockText({ path: '/media/a.png', alt: 'A' }, editor)).toBe('![A](/media/a.png)');
    const data = readBlockText('{% image { "path": "/media/a.png" } %}', editor);
    expect(writeBlockText({ ...data, alt: 'A' }, editor)).toBe(
      '{% image { "path": "/media/a.png", "alt": "A" } %}',
    );
  });
});

describe('a tag that no form knows', () => {
  it.each([
    ['{% rare { "x": 1 } %}', '{% rare { "x": 1 } %}'],
    ['{% rare %}\nText\n\nmore\n{% endrare %}\n\nAfter', '{% rare %}\nText\n\nmore\n{% endrare %}'],
    ['{% metrics { "items": [] } %} and text', '{% metrics { "items": [] } %} and text'],
    ['{% metrics { "items": ["} %}', '{% metrics { "items": ["} %}'],
    ['{% endquote %}', '{% endquote %}'],
    ['{% rare\n{ "x": 1 }\n%}\nText', '{% rare\n{ "x": 1 }\n%}'],
  ])('%s is taken whole', (text, taken) => {
    expect(unknown.exec(text)?.[0]).toBe(taken);
  });

  it('leaves alone what another form takes', () => {
    expect(unknown.test('{% metrics { "items": [] } %}')).toBe(false);
    expect(unknown.test('Text {% rare %}')).toBe(false);
  });
});

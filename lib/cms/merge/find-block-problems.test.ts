import { describe, expect, it } from 'vitest';
import { fixtureBlocks as blocks } from '#tests/render-fixture.ts';
import { findBlockProblems } from './find-block-problems.ts';

const file = (body: string) => `---\ntitle: Uno\n---\n${body}`;
const problemsOf = (text: string, base: string | null = null) =>
  findBlockProblems({ text, base, blocks, locale: 'es' }).map(({ code, key, line, values }) => [
    code,
    key,
    line,
    values?.path,
  ]);

describe('findBlockProblems', () => {
  it('names the block and the field that is missing, with its line in the file', () => {
    expect(problemsOf(file('Uno.\n\n{% video {"title": "a"} %}\n'))).toEqual([
      ['block-value', 'video', 6, 'url'],
    ]);
  });

  it('looks into what a block encloses', () => {
    const body = '{% quote {} %}\nUno.\n\n{% nada {} %}\n{% endquote %}\n';
    expect(problemsOf(file(body))).toEqual([['block-unknown', 'nada', 7, undefined]]);
  });

  it('reports a block that is left open', () => {
    expect(problemsOf(file('{% quote {} %}\nUno.\n'))).toEqual([['block-unclosed', 'quote', 4, undefined]]);
  });

  it('names a new block in which nothing stands', () => {
    const empty = file('{% metrics {"items": []} %}\n\nUno.\n');
    expect(problemsOf(empty)).toEqual([['block-empty', 'metrics', 4, undefined]]);
    expect(problemsOf(empty.replace('Uno', 'Dos'), empty)).toEqual([]);
  });

  it('does not hold against a save what stood there before', () => {
    const base = file('{% video {"title": "a"} %}\n\nUno.\n');
    expect(problemsOf(base.replace('Uno', 'Dos'), base)).toEqual([]);
    expect(problemsOf(base.replace('"a"', '"b"'), base)).toHaveLength(1);
  });
});

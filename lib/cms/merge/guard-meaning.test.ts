import { describe, expect, it } from 'vitest';
import { fixtureBlocks as blocks } from '#tests/render-fixture.ts';
import { guardMeaning } from './guard-meaning.ts';
import { mergeDocument } from './merge-document.ts';

const document = (body: string, title = 'Uno') => `---\ntitle: ${title}\n---\n${body}`;

/** A save of one body over another, merged and guarded. */
function save(before: string, after: string) {
  const [base, edited] = [document(before), document(after, 'Dos')];
  const merged = mergeDocument({ base, edited, blocks });
  const { text, problems } = guardMeaning({ base, edited, merged, blocks });
  return {
    body: text.split('---\n')[2],
    problems: problems.map(({ code, values }) => `${code}: ${values?.text}`),
  };
}

describe('guardMeaning', () => {
  it('lets through what only changes what was changed', () => {
    expect(save('Uno.\n\n- a\n\nTres.\n', 'Uno.\n\n* a\n\nTres y cuatro.')).toEqual({
      body: 'Uno.\n\n- a\n\nTres y cuatro.\n',
      problems: [],
    });
  });

  it.each([
    ['a link', '[a](/b) y <b>algo</b>\n', '\\[a](/b) y otra cosa', '[a](/b) y otra cosa\n'],
    [
      'a picture',
      '![a](/media/b.jpg) y algo\n',
      '!\\[a](/media/b.jpg) y otra cosa',
      '![a](/media/b.jpg) y otra cosa\n',
    ],
    [
      'a tag',
      '{% metrics { "items": [{"text":"a"}] } %}\n',
      '{% metrics { "items": \\[{"text":"a"},{"text":"b"}] } %}',
      '{% metrics { "items": [{"text":"a"},{"text":"b"}] } %}\n',
    ],
  ])('gives back %s that came back as text', (_, before, after, expected) => {
    expect(save(before, after)).toEqual({ body: expected, problems: [] });
  });

  it('leaves alone what an editor wrote with a backslash', () => {
    expect(save('Uno.\n', 'Uno \\[a](/b).').body).toBe('Uno \\[a](/b).\n');
  });

  it('refuses a text that the editor lost as a whole', () => {
    expect(save('***\n\nUno.\n', '').problems).toEqual(['save-empties-text: ***']);
    expect(save('Uno.\n', '').problems).toEqual([]);
  });

  it('refuses what swallows the text behind it', () => {
    const base = 'Uno.\n\n- a\n\nTres.\n';
    expect(save(base, '```\nUno.\n\n\n- a\n\nTres.\n').problems).toEqual([]);
    const merged = document('Uno.\n\n```\n\n- a\n\nTres.\n');
    const edited = document('Uno.\n\nDos.\n\n* a\n\nTres.');
    const { problems } = guardMeaning({ base: document(base), edited, merged, blocks });
    expect(problems.map(({ code }) => code)).toEqual(['save-loses-block', 'save-loses-block']);
  });

  it('refuses a field that changed although nobody touched it', () => {
    const base = '---\ntitle: Uno\ncode: 0123\n---\n';
    const edited = '---\ntitle: Dos\ncode: 123\n---\n';
    const { problems } = guardMeaning({ base, edited, merged: edited, blocks });
    expect(problems).toMatchObject([{ code: 'save-changes-field', key: 'code' }]);
    const merged = mergeDocument({ base, edited, blocks });
    expect(guardMeaning({ base, edited, merged, blocks }).problems).toEqual([]);
  });
});

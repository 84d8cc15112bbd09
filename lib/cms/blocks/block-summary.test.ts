import { describe, expect, it } from 'vitest';
import { blockSummary } from './block-summary.ts';

describe('what a folded block says', () => {
  it.each([
    [
      {
        items: [
          { number: '12.000', text: 'personas' },
          { number: 4, text: 'países' },
        ],
        _source: '{% x %}',
      },
      '2 · 12.000 personas · 4 países',
    ],
    [{ items: [{ question: '¿Cuánto dura?', answer: 'Un año.' }] }, '¿Cuánto dura? Un año.'],
    [{ url: 'https://vimeo.com/1', title: 'La asamblea' }, 'La asamblea'],
    [{ url: 'https://vimeo.com/1' }, 'https://vimeo.com/1'],
    [{ path: '/media/services/plaza.jpg', alt: '' }, 'plaza.jpg'],
    [{ enclosed: 'Una\n\ncita', author: 'Ana' }, 'Una cita · Ana'],
    [{ items: [] }, ''],
    [{}, ''],
  ])('%j → %s', (data, said) => {
    expect(blockSummary(data)).toBe(said);
  });

  it('ends at a whole word', () => {
    const said = blockSummary({ text: 'una palabra tras otra '.repeat(9) });
    expect(said.length).toBeLessThanOrEqual(71);
    expect(said).toMatch(/(una|palabra|tras|otra)…$/);
  });
});

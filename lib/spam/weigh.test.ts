import { describe, expect, it } from 'vitest';
import { processorTime } from '#tests/processor-time.ts';
import type { Count, Counts } from './counts.ts';
import { noCounts } from './counts.ts';
import { weigh } from './weigh.ts';
import { wordsOf } from './words.ts';

const offer = 'Cheap SEO backlinks and guest posts, guaranteed first page of Google. Order now.';
const request = 'Queremos organizar una asamblea ciudadana en el barrio. ¿Podemos hablar de plazos?';

/** What ten texts of each kind have taught, and more of the words given. */
function taught(more: Record<string, Count> = {}): Counts {
  const words = new Map<string, Count>(Object.entries(more));
  for (const word of wordsOf(offer)) words.set(word, { spam: 8, wanted: 0 });
  for (const word of wordsOf(request)) words.set(word, { spam: 0, wanted: 8 });
  return { texts: { spam: 10, wanted: 10 }, words };
}

const judge = (text: string, marks = taught()) => weigh(wordsOf(text), marks);

describe('a verdict', () => {
  it('stays open where nothing has been marked', () => {
    expect(judge(offer, noCounts)).toEqual({ probability: 0.5, isSpam: false, words: [] });
    expect(judge('xyzzy plugh frobnicate')).toEqual({ probability: 0.5, isSpam: false, words: [] });
  });

  it('stays open while the team has marked few texts of either kind', () => {
    for (const texts of [
      { spam: 200, wanted: 9 },
      { spam: 9, wanted: 200 },
    ])
      expect(judge(offer, { ...taught(), texts }).isSpam).toBe(false);
  });

  it('follows the words that the team has seen often, and says which', () => {
    expect(judge(offer)).toMatchObject({ isSpam: true });
    expect(judge(offer).words).toContainEqual({ word: 'backlinks', leansTo: 'spam' });
    expect(judge(request).probability).toBeLessThan(0.1);
  });

  it('takes no notice of words that were seen four times', () => {
    const rare = Object.fromEntries(
      ['uno', 'dos', 'tres', 'cuatro'].map((word) => [word, { spam: 4, wanted: 0 }]),
    );
    expect(judge('uno dos tres cuatro', taught(rare))).toMatchObject({ isSpam: false, words: [] });
  });

  it.each(['SEO', 'cheap backlinks'])('sets nothing aside for a word or two: %s', (text) => {
    expect(judge(text).isSpam).toBe(false);
  });

  it('is not talked round by a handful of friendly words, nor by a page of unknown ones', () => {
    const filling = Array.from({ length: 800 }, (_, index) => `relleno${'abcdefghij'[index % 10]}x${index}`);
    expect(judge(`${offer} asamblea barrio`).isSpam).toBe(true);
    expect(judge(`${offer} ${filling.join(' ')}`).isSpam).toBe(true);
  });

  it('survives a flood of marks that would turn an ordinary word', () => {
    const marks = taught();
    const flooded = new Map(marks.words).set('asamblea', { spam: 100_000, wanted: 8 });
    expect(judge(request, { ...marks, words: flooded }).isSpam).toBe(false);
  });

  it('takes no long time, however long the text', async () => {
    const text = `${request} ${offer} `.repeat(1_000) + varied(100_000);
    expect(await processorTime(() => judge(text))).toBeLessThan(2_000);
  });
});

/** Text in which no two words are the same, the slowest kind. */
function varied(length: number): string {
  let text = '';
  for (let index = 0; text.length < length; index += 1) text += `pa${(index * 7919).toString(36)}bra `;
  return text.slice(0, length);
}

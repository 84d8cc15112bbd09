import { describe, expect, it } from 'vitest';
import { processorTime } from '#tests/processor-time.ts';
import type { Count } from './counts.ts';
import { noCounts } from './counts.ts';
import { readStartingModel } from './starting-model.ts';
import { weigh } from './weigh.ts';
import { wordsOf } from './words.ts';

const start = readStartingModel();
const judge = (text: string, marks = noCounts) => weigh(wordsOf(text), start, marks);

const request =
  'Soy técnica de participación y queremos organizar una asamblea ciudadana. ¿Podemos hablar de plazos?';
const offer =
  'Cheap SEO backlinks and guest posts for your website, guaranteed first page of Google. Click here to order.';

describe('a verdict', () => {
  it('stays open where nothing is known', () => {
    expect(judge('')).toEqual({ probability: 0.5, isSpam: false, words: [] });
    expect(judge('xyzzy plugh frobnicate')).toEqual({ probability: 0.5, isSpam: false, words: [] });
  });

  it.each(['SEO', 'casino', 'Bitcoin', 'http://casino.top', 'Viagra casino'])(
    'sets nothing aside for a word or two: %s',
    (text) => {
      expect(judge(text).isSpam).toBe(false);
    },
  );

  it('is the same each time', () => {
    expect(judge(offer)).toEqual(judge(offer));
  });

  it('is not talked round by a handful of friendly words', () => {
    expect(judge(`${offer} assembly participation citizens workshop`).isSpam).toBe(true);
  });

  it('is not talked round by a page of unknown words', () => {
    const filling = Array.from({ length: 800 }, (_, index) => `relleno${'abcdefghij'[index % 10]}x${index}`);
    expect(judge(`${offer} ${filling.join(' ')}`).isSpam).toBe(true);
  });

  it('survives a flood of marks that would turn an ordinary word', () => {
    const flood = new Map<string, Count>([
      ['asamblea', { spam: 100_000, wanted: 0 }],
      ['participacion', { spam: 100_000, wanted: 0 }],
    ]);
    const marks = { texts: { spam: 100_000, wanted: 0 }, words: flood };
    expect(judge(request, marks).isSpam).toBe(false);
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

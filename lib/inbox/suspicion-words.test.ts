import { describe, expect, it } from 'vitest';
import { localeCodes } from '#lib/i18n/locales.ts';
import type { Suspicion } from '#lib/spam/verdict.ts';
import { suspicionWords, verdictWords } from './suspicion-words.ts';

const suspicions: Suspicion[] = [
  { code: 'honeypot' },
  { code: 'too-fast', seconds: 1.2 },
  { code: 'no-origin' },
  { code: 'many-from-one-place', count: 7 },
  { code: 'links', count: 4 },
  { code: 'words', probability: 0.973, words: ['casino'] },
];

describe('why a message was set aside', () => {
  it.each(localeCodes)('is a sentence of its own for each reason in %s', (locale) => {
    const sentences = suspicions.map((suspicion) => suspicionWords(suspicion, locale));
    expect(new Set(sentences).size).toBe(suspicions.length);
    for (const sentence of sentences) expect(sentence).toMatch(/^[\p{Lu}\d].{20,}\.$/u);
  });

  it('names its numbers as the language does', () => {
    expect(suspicionWords({ code: 'too-fast', seconds: 1.2 }, 'es')).toContain('en 1,2 segundos');
    expect(suspicionWords({ code: 'too-fast', seconds: 1 }, 'en')).toContain('within one second');
    expect(suspicionWords({ code: 'many-from-one-place', count: 7 }, 'en')).toContain('7 messages');
  });

  it('never claims to be sure', () => {
    const percent = (probability: number) =>
      verdictWords({ probability, isSpam: true, words: [] }, 'en').percent;
    expect([percent(1), percent(0.973), percent(0)]).toEqual(['99%', '97%', '1%']);
  });

  it('sorts words by the way they lean and keeps their order', () => {
    const words = [
      { word: 'casino', leansTo: 'spam' },
      { word: 'asamblea', leansTo: 'wanted' },
      { word: 'seo', leansTo: 'spam' },
    ] as const;
    expect(verdictWords({ probability: 0.9, isSpam: true, words }, 'es')).toMatchObject({
      spam: ['casino', 'seo'],
      wanted: ['asamblea'],
    });
  });
});

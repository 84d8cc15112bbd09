import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { noCounts } from './counts.ts';
import { makeModel, startingModelFile, writtenCounts } from './starting-model.ts';
import { readTrainingTexts } from './training-texts.ts';
import { weigh } from './weigh.ts';
import { wordsOf } from './words.ts';

const folds = 10;
const texts = readTrainingTexts();

/** Every text judged by a model that is made of nine tenths of the others and has never seen it. */
const judged = Array.from({ length: folds }, (_, fold) => {
  const isHeldOut = (_: unknown, index: number) => index % folds === fold;
  const model = makeModel(texts.filter((text, index) => !isHeldOut(text, index)));
  return texts.filter(isHeldOut).map((text) => ({ ...text, ...weigh(wordsOf(text.text), model, noCounts) }));
}).flat();

describe('the starting model', () => {
  it('is the one that the training texts make', () => {
    expect(readFileSync(startingModelFile, 'utf8')).toBe(writtenCounts(makeModel(texts)));
  });

  it.each(['es', 'en'])('is made of enough and different texts in %s', (language) => {
    for (const kind of ['spam', 'wanted']) {
      const some = texts.filter((text) => text.language === language && text.kind === kind);
      expect(some.length).toBeGreaterThanOrEqual(150);
      expect(new Set(some.map(({ text }) => text)).size).toBe(some.length);
    }
  });
});

describe('texts that the model has not seen', () => {
  it.each(['es', 'en'])('are told apart in %s: 95 %% of spam, false alarms below 1.5 %%', (language) => {
    const spam = judged.filter((text) => text.language === language && text.kind === 'spam');
    const wanted = judged.filter((text) => text.language === language && text.kind === 'wanted');
    const recall = spam.filter(({ isSpam }) => isSpam).length / spam.length;
    const falseAlarms = wanted.filter(({ isSpam }) => isSpam).map(({ text }) => text);
    console.log(
      `${language}: recall ${(recall * 100).toFixed(1)} %, false alarms ${falseAlarms.length} of ${wanted.length}`,
    );
    expect(recall).toBeGreaterThanOrEqual(0.95);
    expect(falseAlarms.length / wanted.length, falseAlarms.join('\n')).toBeLessThanOrEqual(0.015);
  });

  it('are not set aside for being in another language', () => {
    const others = judged.filter((text) => text.language === 'other' && text.kind === 'wanted');
    expect(others.filter(({ isSpam }) => isSpam).map(({ text }) => text)).toEqual([]);
  });
});

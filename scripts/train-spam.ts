import { writeFileSync } from 'node:fs';
import { makeModel, startingModelFile, writtenCounts } from '#lib/spam/starting-model.ts';
import { readTrainingTexts } from '#lib/spam/training-texts.ts';

// Makes the starting model of the spam filter from lib/spam/training/.
const texts = readTrainingTexts();
const model = writtenCounts(makeModel(texts));
writeFileSync(startingModelFile, model);
console.log(
  `${texts.length} texts, ${model.split('\n').length - 2} words, ${Math.round(model.length / 1024)} kB`,
);

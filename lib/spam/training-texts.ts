import { readdirSync, readFileSync } from 'node:fs';
import type { KnownText } from './count-texts.ts';

const folder = new URL('./training/', import.meta.url);

/** A text of the training folder with its language, `other` where it is neither of the site's. */
export interface TrainingText extends KnownText {
  language: string;
}

/** Reads the texts that the starting model is made from: `training/<kind>.<language>.txt`, one a line. */
export function readTrainingTexts(): TrainingText[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const [kind, language] = name.split('.');
      if ((kind !== 'spam' && kind !== 'wanted') || !language) return [];
      const lines = readFileSync(new URL(name, folder), 'utf8').split('\n');
      return lines
        .filter((line) => line.trim() && !line.startsWith('# '))
        .map((text) => ({ kind, language, text }) as const);
    });
}

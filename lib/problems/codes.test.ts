import { describe, expect, it } from 'vitest';
import { localeCodes } from '#lib/i18n/locales.ts';
import { type ProblemCode, problemAt, problemCodes } from './codes.ts';
import { problemWords } from './format.ts';

/** Every value that a message may ask for. */
const values = {
  address: 'a',
  better: 'b',
  date: 'd',
  element: 'e',
  encoding: 'windows-1252',
  expected: 'string',
  fact: 'f',
  found: 'f',
  files: 'f',
  folder: 'f',
  href: 'h',
  items: 2,
  key: 'k',
  kind: 'invisible',
  known: 'k',
  language: 'l',
  limit: 200,
  line: 3,
  missing: 'm',
  most: 20,
  name: 'n',
  number: 2,
  other: 'o',
  page: 'p',
  path: 'p',
  reason: 'r',
  right: 'r',
  shown: 's',
  slug: 's',
  source: 's',
  sourceDate: 'd',
  src: 's',
  text: 't',
  title: 't',
  uid: 'u',
  url: 'u',
  what: 'w',
  written: 'w',
};

describe.each(Object.keys(problemCodes) as ProblemCode[])('the problem %s', (code) => {
  it.each(localeCodes)('has words in %s', (locale) => {
    const { found, fix } = problemWords(problemAt(code, 'a.md', values), locale);
    for (const words of [found, fix]) {
      expect(words.length).toBeGreaterThan(5);
      expect(words).not.toContain(`problems.${code}`);
      expect(words).not.toMatch(/[{]\w+[},]/);
    }
  });
});

import { readFileSync } from 'node:fs';

/** The tests that some patterns name: whole files, and single tests of other files. */
export interface ChosenTests {
  files: string[];
  /** A pattern for `vitest --testNamePattern` with the files in which a title may fit. */
  titled: { files: string[]; pattern: string };
}

/** A call that begins with a text and goes on with a function or with options, as `it('…', () => …)`. */
const titledCall = /\(\s*(['"`])((?:\\.|(?!\1).)+?)\1,\s*(?:async\b|function\b|\(|\{|\w+ =>)/g;

/** What stands for a value in a title of `it.each`, or in a template. */
const placeholder = /%[sdifjoO#$]|\$\{[^}]*\}|\$[\w.]+/;

/** Finds tests by parts of their path or of their title, in whatever case. */
export function chooseTests(files: readonly string[], patterns: readonly string[]): ChosenTests {
  const named = files.filter((file) => patterns.some((pattern) => includes(file, pattern)));
  const others = files.filter((file) => !named.includes(file));
  return {
    files: named,
    titled: {
      files: others.filter((file) => {
        const titles = readTitles(file);
        return patterns.some((pattern) => pattern.split(' > ').every((part) => mayFit(titles, part)));
      }),
      pattern: `(?i:${patterns.map(titlePattern).join('|')})`,
    },
  };
}

function readTitles(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(titledCall)].map(([, quote = '', text = '']) =>
    text.replaceAll(`\\${quote}`, quote),
  );
}

/** The values in a title are known when the tests run: until then one of its fixed parts has to do. */
function mayFit(titles: readonly string[], part: string): boolean {
  return titles.some((title) => {
    if (includes(title, part)) return true;
    const [first = '', ...rest] = title.split(new RegExp(placeholder, 'g'));
    return rest.length > 0 && [first, ...rest].some((fixed) => fixed.length > 7 && includes(part, fixed));
  });
}

/** Vitest puts a blank between the titles of groups and tests where its output has “ > ”. */
function titlePattern(pattern: string): string {
  const fixed = pattern.replaceAll(' > ', ' ').split(new RegExp(placeholder, 'g'));
  return fixed.map((text) => RegExp.escape(text)).join('.*');
}

function includes(text: string, part: string): boolean {
  return text.toLowerCase().includes(part.toLowerCase());
}

import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import type { Problem } from './problem.ts';

/** A problem in words: what was found, and what to do about it. */
export interface ProblemWords {
  found: string;
  fix: string;
}

/** Puts a problem into the words of a language. */
export function problemWords(problem: Problem, locale: Locale): ProblemWords {
  // Codes are checked against the messages by a test; the translator's own types cannot follow a variable key.
  const translate = translator(locale) as unknown as (key: string, values?: Problem['values']) => string;
  const values = { key: problem.key ?? '', ...problem.values };
  return {
    found: translate(`problems.${problem.code}.found`, values),
    fix: translate(`problems.${problem.code}.fix`, values),
  };
}

/** One line for the terminal: `file:line:col severity message`. */
export function problemLine(problem: Problem, locale: Locale): string {
  const { file, line, column, severity } = problem;
  const { found, fix } = problemWords(problem, locale);
  return `${file}:${line}:${column} ${translator(locale)(`terminal.severity.${severity}`)} ${found} ${fix}`;
}

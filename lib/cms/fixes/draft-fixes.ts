import { isDeepStrictEqual } from 'node:util';
import { splitDocument } from '#lib/content/front-matter/split-document.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import type { Problem } from '#lib/problems/problem.ts';
import { parseYaml } from '../merge/front-matter/parse-yaml.ts';
import { findFix, isFixable } from './find-fix.ts';

/** A value that any control of the form takes as it is. */
export type FormValue = string | number | boolean | string[];

/** The values of an entry by field, its text under `body`. */
export type FormChanges = Record<string, FormValue>;

/** Whether a form that holds `text` can mend a problem of it. */
export function isFixedInForm(problem: Problem, text: string): boolean {
  const fix = findFix(problem, text);
  return fix !== null && changesBetween(text, fix.text) !== null;
}

/** The words of the button that mends a problem; `null` where problems of its kind have no fix. */
export function fixButton(problem: Problem, locale: Locale): string | null {
  const { code } = problem;
  if (!isFixable(code)) return null;
  const values = { ...problem.values, key: problem.key ?? '' };
  // The values of a problem are those that its words ask for; the translator's types cannot follow a variable key.
  return translator(locale)(`fixes.${code}`, values as never);
}

/** What a form has to change so that it holds `after`; `null` where a form cannot, or there is nothing. */
export function changesBetween(before: string, after: string): FormChanges | null {
  const [old, mended] = [valuesOf(before), valuesOf(after)];
  if (!old || !mended) return null;
  // A key that goes would have to be taken out of the form, which knows only its own fields.
  if (Object.keys(old).some((key) => !(key in mended))) return null;
  const changed = Object.entries(mended).filter(([key, value]) => !isDeepStrictEqual(value, old[key]));
  if (changed.length === 0) return null;
  const changes: FormChanges = {};
  for (const [key, value] of changed) {
    if (!isFormValue(value)) return null;
    changes[key] = value;
  }
  return changes;
}

function valuesOf(text: string): Record<string, unknown> | null {
  const { yaml, body } = splitDocument(text.replaceAll('\r\n', '\n'));
  const data = yaml.trim() ? parseYaml(yaml)?.data : {};
  return data ? { ...data, body } : null;
}

function isFormValue(value: unknown): value is FormValue {
  if (Array.isArray(value)) return value.every((item) => typeof item === 'string');
  return ['string', 'number', 'boolean'].includes(typeof value);
}

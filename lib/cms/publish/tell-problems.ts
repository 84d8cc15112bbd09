import { collections } from '#lib/content/collections/all.ts';
import { contentFile } from '#lib/content/content-file.ts';
import { wordsIn } from '#lib/fields/field.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import type { BlockDefinition } from '#lib/markdown/block.ts';
import { problemWords } from '#lib/problems/format.ts';
import type { Problem } from '#lib/problems/problem.ts';
import { labelPath } from '../config/label-path.ts';

/** A problem with its words, as the studio shows it. */
export interface ToldProblem extends Problem {
  found: string;
  fix: string;
}

/** Puts problems into the person's words, with blocks and fields called as in the form. */
export function tellProblems(
  problems: readonly Problem[],
  { blocks, locale }: { blocks: readonly BlockDefinition[]; locale: Locale },
): ToldProblem[] {
  return problems.map((problem) => {
    const values = { ...problem.values, ...namesIn(problem, blocks, locale) };
    return { ...problem, ...problemWords({ ...problem, values }, locale) };
  });
}

function namesIn({ file, key, values = {} }: Problem, blocks: readonly BlockDefinition[], locale: Locale) {
  const { name, path } = values;
  const block = blocks.find((each) => each.name === name || each.aliases?.includes(String(name)));
  const collection = contentFile(file)?.collection;
  return {
    ...(block && { name: wordsIn(block.label, locale) }),
    ...(block && path !== undefined && { path: labelPath(block.schema, String(path), locale) }),
    ...(!block && key && collection && { key: labelPath(collections[collection].schema, key, locale) }),
  };
}

import { readFrontMatter } from '#lib/content/front-matter/read-front-matter.ts';
import { splitDocument } from '#lib/content/front-matter/split-document.ts';
import { bodyProblem } from '#lib/problems/codes.ts';
import type { BodyProblem } from '#lib/problems/problem.ts';
import { carriedRevision } from '../forms/serve-entry.ts';
import { isEmptyValue } from '../merge/front-matter/empty-values.ts';
import { parseYaml } from '../merge/front-matter/parse-yaml.ts';
import { withPlainEndings } from '../merge/line-endings.ts';

/**
 * What is missing from a text that was not made of what the studio served: a form that never held the file must not
 * delete it. What was served carries its revision, which Decap gives back only if it could read it.
 */
export function guardAbsence({ base, edited }: { base: string; edited: string }): BodyProblem[] {
  if (carriedRevision(edited) !== null) return [];
  const place = { line: 1, column: 1 };
  const [before, sent] = [base, edited].map((text) => splitDocument(withPlainEndings(text)));
  if (!before || !sent) return [];
  if (before.body.trim() !== '' && sent.body.trim() === '')
    return [bodyProblem('save-not-held', place, { what: 'text' })];
  const known = readFrontMatter(withPlainEndings(base)).data;
  const given = parseYaml(sent.yaml)?.data ?? {};
  const lost = Object.keys(known).find((key) => !isEmptyValue(known[key]) && !(key in given));
  return lost === undefined ? [] : [{ ...bodyProblem('save-not-held', place, { what: 'field' }), key: lost }];
}

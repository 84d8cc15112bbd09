import { contentFile } from '#lib/content/content-file.ts';
import { defaultLocale, type Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import type { BodyProblem, Problem } from '#lib/problems/problem.ts';
import type { StudioContext } from '../context/studio-context.ts';
import { CmsFailure } from '../protocol/cms-failure.ts';
import type { WrittenFile } from './follow-slug.ts';
import { takenAddress } from './taken-address.ts';
import { type ToldProblem, tellProblems } from './tell-problems.ts';

/**
 * Makes sure that a save brings no error that was not there before; what stood already does not stop anybody.
 * Answers with words about blocks that it brings and in which nothing stands.
 * @throws {CmsFailure} 422 naming each field or block, and what to do.
 */
export async function checkFiles(
  context: StudioContext,
  files: readonly (WrittenFile & { guarded: readonly BodyProblem[] })[],
  locale: Locale,
): Promise<string[]> {
  const found: Problem[] = [];
  for (const file of files) {
    const blocks = await context.editing.run('findBlockProblems', {
      text: file.text,
      base: file.before,
      locale: contentFile(file.id)?.locale ?? defaultLocale,
    });
    const own = [...file.guarded, ...blocks].map((problem) => ({ ...problem, file: file.id }));
    const taken = await takenAddress(context, file);
    const now = (await errorsIn(context, file.id, file.text, files)).filter(
      ({ code }) => !taken || code !== 'slug-duplicate',
    );
    // Most saves bring no error at all; then there is no need to know which ones stood before.
    const known =
      now.length === 0 || file.before === null ? [] : await errorsIn(context, file.id, file.before);
    found.push(...own, ...(taken ? [taken] : []), ...newErrors(now, known));
  }
  const all = tellProblems(withoutRepeats(found), { blocks: context.blocks, locale });
  const told = all.filter(({ code }) => code !== 'block-empty');
  const inWords = ({ found: what, fix }: ToldProblem) => `${what} ${fix}`;
  if (told.length === 0) return [...new Set(all.map(inWords))].slice(0, 3);
  const words = told.map(inWords).slice(0, 3);
  const count = told.length - words.length;
  if (count > 0) words.push(translator(locale)('cms.api.moreProblems', { count }));
  throw new CmsFailure(words.join(' '), { status: 422, code: 'problems', detail: { problems: told } });
}

async function errorsIn(
  { content }: StudioContext,
  id: string,
  text: string,
  together: readonly WrittenFile[] = [],
): Promise<Problem[]> {
  const beside = together.map((file) => ({ id: file.id, source: Buffer.from(file.text) }));
  const { problems } = await content.openDraft({ id, source: Buffer.from(text), changed: null, beside });
  return problems.filter(({ severity }) => severity === 'error');
}

/** Errors of which there were fewer before; where they stand does not count, since lines move. */
function newErrors(now: readonly Problem[], before: readonly Problem[]): Problem[] {
  const left = new Map<string, number>();
  for (const problem of before) left.set(nameOf(problem), (left.get(nameOf(problem)) ?? 0) + 1);
  return now.filter((problem) => {
    const known = left.get(nameOf(problem)) ?? 0;
    left.set(nameOf(problem), known - 1);
    return known <= 0;
  });
}

function withoutRepeats(problems: readonly Problem[]): Problem[] {
  const seen = new Map(
    problems.map((problem) => [`${problem.file} ${problem.line} ${problem.code}`, problem]),
  );
  return [...seen.values()];
}

function nameOf({ file, code, key, values }: Problem): string {
  return JSON.stringify([file, code, key, values]);
}

import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import type { ProblemCode } from '#lib/problems/codes.ts';
import type { Problem } from '#lib/problems/problem.ts';
import type { StudioContext } from '../context/studio-context.ts';
import { entryTitle } from '../entries/entry-names.ts';
import { readContentFile } from '../entries/read-file.ts';
import type { FixPreview } from './content-health.ts';

/** Documents that are mended together at most: what a form may name, in a commit that can still be read. */
export const mostAtOnce = 40;

/** The documents that mending a kind of problem would change, and their lines before and after. */
export async function fixPreview(
  context: StudioContext,
  problems: readonly Problem[],
  { code, locale }: { code: ProblemCode; locale: Locale },
): Promise<FixPreview> {
  const files = new Map<string, Problem[]>();
  for (const problem of problems)
    if (problem.code === code) files.set(problem.file, [...(files.get(problem.file) ?? []), problem]);
  const shown: FixPreview['files'] = [];
  for (const [file, found] of files) {
    if (shown.length === mostAtOnce) break;
    const lines = await changedLines(context, file, found);
    if (lines.length > 0) shown.push({ file, title: entryTitle(context.content, file), lines });
  }
  return { title: translator(locale)(`problems.${code}.title`), total: files.size, files: shown };
}

async function changedLines(context: StudioContext, file: string, problems: readonly Problem[]) {
  const text = (await readContentFile(context, file))?.text ?? '';
  const sorted = problems.toSorted((a, b) => b.line - a.line || b.column - a.column);
  const { text: mended } = await context.editing.run('applyFixes', { text, problems: sorted });
  const stretches = await context.editing.run('compareTexts', { before: text, after: mended });
  return stretches
    .filter(({ isSame }) => !isSame)
    .map(({ line, before, after }) => ({ line, before: shorten(before), after: shorten(after) }));
}

function shorten(lines: readonly string[]): string {
  const text = lines.join('\n').trim();
  return text.length > 400 ? `${text.slice(0, 400).toWellFormed()}…` : text;
}

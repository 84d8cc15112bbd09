import type { Session } from '#lib/auth/session.ts';
import { collections } from '#lib/content/collections/all.ts';
import { contentFile } from '#lib/content/content-file.ts';
import { wordsIn } from '#lib/fields/field.ts';
import { defaultLocale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import type { ProblemCode } from '#lib/problems/codes.ts';
import type { Problem } from '#lib/problems/problem.ts';
import type { StudioContext } from '../context/studio-context.ts';
import { mendFile } from '../editing/mend-file.ts';
import { entryTitle } from '../entries/entry-names.ts';
import { readContentFile } from '../entries/read-file.ts';
import { commitMessage } from '../git/commit-message.ts';
import { writeFiles } from '../publish/write-files.ts';

/** What is to be mended: one problem of a document, or every one of its kind in several. */
export interface MendRequest {
  code: ProblemCode;
  files: readonly string[];
  /** `null`: wherever it is found. */
  place: { line: number; column: number } | null;
}

/**
 * Mends problems in one commit of the person; what is not there any more is passed over.
 * @returns what was mended, with the places where it stood.
 * @throws {CmsFailure} with git's reason; nothing was changed then.
 */
export async function mend(
  context: StudioContext,
  { code, files, place }: MendRequest,
  session: Session,
): Promise<Problem[]> {
  const prefix = context.repository.place.content;
  const fixed: Problem[] = [];
  const changes: { path: string; bytes: Buffer }[] = [];
  const expected: Record<string, string> = {};
  for (const id of files) {
    const file = await readContentFile(context, id);
    if (!file) continue;
    const mended = await mendFile({
      editing: context.editing,
      text: file.text,
      isWanted: ({ code: found, line, column }) =>
        found === code && (!place || (line === place.line && column === place.column)),
      problemsIn: async (text) =>
        (await context.content.openDraft({ id, source: Buffer.from(text), changed: null })).problems,
    });
    if (mended.fixed.length === 0) continue;
    fixed.push(...mended.fixed);
    changes.push({ path: prefix + id, bytes: Buffer.from(mended.text) });
    expected[prefix + id] = file.blob;
  }
  if (changes.length === 0) return [];
  const message = messageFor(
    context,
    code,
    changes.map(({ path }) => path.slice(prefix.length)),
  );
  await writeFiles(context, { changes, expected, message, action: 'entry.fix' }, session);
  return fixed;
}

function messageFor(context: StudioContext, code: ProblemCode, ids: readonly string[]): string {
  const t = translator(defaultLocale);
  const [first = ''] = ids;
  const file = contentFile(first);
  const isOne = ids.length === 1;
  return commitMessage({
    action: 'fix',
    collection: isOne
      ? wordsIn(collections[file?.collection ?? 'pages'].label, defaultLocale)
      : t('health.content'),
    title: isOne ? entryTitle(context.content, first) : t('health.documents', { count: ids.length }),
    locales: isOne && file?.locale ? [file.locale] : [],
    details: [`${t('cms.commit.fix')}: ${t(`problems.${code}.title`)}`],
  });
}

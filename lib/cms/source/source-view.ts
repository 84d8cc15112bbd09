import { fieldNames } from '#lib/content/collections/field-names.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import type { StudioContext } from '../context/studio-context.ts';
import { entryTitle, studioAddress } from '../entries/entry-names.ts';
import { pairEntries } from '../entries/pairing.ts';
import { idOfPath, readContentFile } from '../entries/read-file.ts';
import { formText } from '../forms/serve-entry.ts';
import { historyAddress } from '../links/history-address.ts';
import { withPlainEndings } from '../merge/line-endings.ts';
import { tellProblems } from '../publish/tell-problems.ts';
import type { SourceView } from './content-source.ts';

/**
 * A content file as it is written, with what is wrong on which line; `null` if it is not there.
 * @throws {CmsFailure} 400 for a path that is no content file's.
 */
export async function sourceView(
  context: StudioContext,
  path: string,
  locale: Locale,
): Promise<SourceView | null> {
  const id = idOfPath(path, locale);
  const file = await readContentFile(context, id);
  if (!file) return null;
  const text = withPlainEndings(file.text).replace(/^\ufeff/, '');
  const lines = text.split('\n');
  const { problems } = await context.content.openDraft({ id, source: Buffer.from(file.text), changed: null });
  const told = tellProblems(problems, { blocks: context.blocks, locale });
  const isForm = formText({ text: file.text, revision: file.blob, known: fieldNames(id) }) !== null;
  return {
    ...{ id, text },
    title: entryTitle(context.content, id),
    revision: file.blob,
    problems: told
      .filter(({ severity }) => severity !== 'hint')
      .map(({ line, severity, found, fix }) => ({
        ...{ line, severity, found, fix },
        written: (lines[line - 1] ?? '').slice(0, 120),
      })),
    edit: isForm ? studioAddress(pairEntries(context.content.index.all()), id) : null,
    history: historyAddress(id),
  };
}

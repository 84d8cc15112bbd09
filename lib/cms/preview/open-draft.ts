import { z } from 'zod';
import type { OpenedDraft } from '#lib/content/draft.ts';
import type { StudioContext } from '../context/studio-context.ts';
import type { Asker } from '../protocol/action.ts';
import { CmsFailure } from '../protocol/cms-failure.ts';
import { prepareFiles } from '../publish/prepare-files.ts';
import { settleConflict } from '../publish/settle-conflict.ts';

/** One file of an entry as the form holds it, in the spelling of the editor. */
export const formText = z.looseObject({ path: z.string().max(500), raw: z.string().max(300_000) });

/** Failures that a save asks the person about. */
const isForTheSave: ReadonlySet<string> = new Set(['conflict', 'deleted']);

/** A file as publishing would write it now. */
export interface DraftFile {
  id: string;
  text: string;
}

/**
 * Turns what the form holds into the bytes that publishing would write; `null` where nothing is written in
 * this language. Changes of somebody else that touch the same are left for the save to ask about.
 * @throws {CmsFailure} if the path is no content, or the text is based on a version that nobody knows.
 */
export async function draftFile(
  context: StudioContext,
  { path, raw }: z.output<typeof formText>,
  { session, memory }: Asker,
): Promise<DraftFile | null> {
  const { locale } = session.person;
  const request = { dataFiles: [{ path, raw }], revisions: {} };
  const [prepared] = await prepareFiles(context, request, {
    locale,
    read: await memory.of(session.id, [path]),
  });
  if (!prepared) return null;
  const { file } = prepared;
  const text = await settleConflict(context, file, {}, locale).then(
    (settled) => settled.text,
    (error: unknown) => {
      if (error instanceof CmsFailure && isForTheSave.has(error.code)) return file.mine;
      throw error;
    },
  );
  return { id: file.id, text };
}

/** Opens a file that is not published as it would stand in the site, changed by `by` now. */
export function openDraftFile(
  { content }: Pick<StudioContext, 'content'>,
  { id, text }: DraftFile,
  by: string,
): Promise<OpenedDraft> {
  return content.openDraft({
    id,
    source: Buffer.from(text),
    changed: { at: new Date().toISOString(), by },
  });
}

import { fieldNames } from '#lib/content/collections/field-names.ts';
import { contentFile } from '#lib/content/content-file.ts';
import { decodeText } from '#lib/content/decode-text.ts';
import { GitError } from '#lib/git/failure.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import type { BodyProblem } from '#lib/problems/problem.ts';
import type { StudioContext } from '../context/studio-context.ts';
import { noForm } from '../entries/no-form.ts';
import { type FileOnDisk, readContentFile } from '../entries/read-file.ts';
import { sharedFields } from '../forms/language-fields.ts';
import { noRevision, virtualFields } from '../forms/serve-entry.ts';
import { readBlob, wasRevision } from '../git/history.ts';
import { CmsFailure } from '../protocol/cms-failure.ts';

/** A file of a save before anything is compared with what others did. */
export interface PreparedFile {
  /** The file in the content folder. */
  id: string;
  /** What the person's changes are based on; `null`: a new file. */
  base: string | null;
  /** The base with the person's changes in it, byte for byte what is to be written. */
  mine: string;
  /** What is on the disk now. */
  current: FileOnDisk | null;
  /** What the round trip through the editor would damage. */
  problems: BodyProblem[];
  /** Whether the text was sent with another meaning of which nothing is taken. */
  isIgnored: boolean;
  /** What hid it or set its time in other words, in place of which the form counts now. */
  replaced: string[];
}

export interface SentFile {
  id: string;
  raw: string;
  /** The blob that the changes are based on; `noRevision` for none; `null`: not said. */
  revision: string | null;
}

/**
 * Merges what the editor sent into the bytes that it is based on. `null`: there is nothing to write, such as
 * the file of a language in which nothing was written.
 * @throws {CmsFailure} 409 if it is based on a version that nobody knows.
 */
export async function prepareFile(
  context: StudioContext,
  sent: SentFile,
  locale: Locale,
): Promise<PreparedFile | null> {
  const { current, base } = await readBase(context, sent, locale);
  const merged = await context.editing.run('mergeSent', {
    ...{ base, edited: sent.raw, known: fieldNames(sent.id) },
    ...{ shared: sharedOf(sent.id), virtualFields: virtualFields(sent.id) },
  });
  if (merged.kind === 'nothing') return null;
  if (merged.kind === 'no-form') throw noForm(sent.id, base ?? '', locale);
  const { text, problems, replaced, isIgnored } = merged;
  return { id: sent.id, base, mine: text, current, problems, replaced, isIgnored };
}

function sharedOf(id: string): string[] {
  const file = contentFile(id);
  return file ? sharedFields(file.collection) : [];
}

async function readBase(
  context: StudioContext,
  sent: SentFile,
  locale: Locale,
): Promise<{ current: FileOnDisk | null; base: string | null }> {
  const current = await readContentFile(context, sent.id);
  const base = await findBase(context, sent, current);
  if (base !== undefined) return { current, base };
  // Another process may have published it a moment ago.
  const isFollowed = await context.repository.follow().catch(() => null);
  const now = isFollowed && (await readContentFile(context, sent.id));
  const found = isFollowed ? await findBase(context, sent, now) : undefined;
  if (found !== undefined) return { current: now, base: found };
  const words = translator(locale)('cms.api.unknownRevision', { file: sent.id });
  throw new CmsFailure(words, { status: 409, code: 'unknown-revision' });
}

/** `undefined`: the file never had this revision, as far as this clone knows. */
async function findBase(
  { repository }: StudioContext,
  { id, revision }: SentFile,
  current: FileOnDisk | null,
): Promise<string | null | undefined> {
  if (revision === noRevision) return null;
  if (revision === null || revision === current?.blob) return current?.text ?? null;
  const { place } = repository;
  try {
    // A form that holds another entry than its address says carries a revision of that one.
    if (await wasRevision(place, place.content + id, revision))
      return decodeText(await readBlob(place, revision)).text;
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
  }
  return undefined;
}

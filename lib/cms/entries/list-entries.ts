import { fieldNames } from '#lib/content/collections/field-names.ts';
import { draftNameIn } from '#lib/content/publication/draft-place.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import type { StudioContext } from '../context/studio-context.ts';
import { formText, listedText, noRevision, stubFor } from '../forms/serve-entry.ts';
import { noForm } from './no-form.ts';
import { pairEntries } from './pairing.ts';
import { type FileOnDisk, readContentFile } from './read-file.ts';

/** A file as Decap's protocol hands it out. */
export interface ServedFile {
  /** `null`: there is no such file. */
  data: string | null;
  file: { path: string; label?: string; id: string | null };
}

/** How many files are read together. */
const batch = 64;

/** Every entry in a folder of the studio, such as `content/services` or `content/services/es`. */
export async function listEntries(
  context: StudioContext,
  folder: string,
  locale: Locale,
): Promise<ServedFile[]> {
  const prefix = `${folder.replace(/^content\//, '').replace(/\/+$/, '')}/`;
  const pairing = pairEntries(context.content.index.all());
  const ids = [...context.content.index.all()].map(({ id }) => id);
  const named = ids.map((id) => ({ id, studioId: pairing.studioId(id) }));
  const wanted = named.filter(({ studioId }) => studioId.startsWith(prefix));
  const served: ServedFile[] = [];
  for (let at = 0; at < wanted.length; at += batch) {
    const some = wanted.slice(at, at + batch);
    const files = await Promise.all(
      some.map(async ({ id, studioId }) => {
        const file = await readContentFile(context, id);
        return asServed(studioId, file && listedText(servedText(id, file)), file?.blob ?? null);
      }),
    );
    served.push(...files.filter(({ data }) => data !== null));
  }
  for (const { entry, leadId } of pairing.orphans())
    if (leadId.startsWith(prefix)) served.push(asServed(leadId, stubFor(entry, leadId, locale), null));
  return served;
}

/**
 * One file by its path in the studio; the stub for a language that is missing, or nothing.
 * @throws {CmsFailure} 422 if no form can hold what stands in the file.
 */
export async function getEntry(context: StudioContext, id: string, locale: Locale): Promise<ServedFile> {
  const pairing = pairEntries(context.content.index.all());
  const served = await serveFile(context, { id: pairing.realId(id), studioId: id }, locale);
  if (served.data !== null) return served;
  const original = pairing.original(id);
  return original ? asServed(id, stubFor(original, id, locale), noRevision) : served;
}

async function serveFile(
  context: StudioContext,
  { id, studioId }: { id: string; studioId: string },
  locale: Locale,
): Promise<ServedFile> {
  const file = await readContentFile(context, id);
  if (!file) return asServed(studioId, null, null);
  const text = formText(servedText(id, file));
  if (text === null) throw noForm(id, file.text, locale);
  return asServed(studioId, text, file.blob);
}

function servedText(id: string, { text, blob }: FileOnDisk) {
  return { text, revision: blob, known: fieldNames(id), isDraft: draftNameIn(id) !== null };
}

function asServed(id: string, data: string | null, revision: string | null): ServedFile {
  return { data, file: { path: `content/${id}`, id: revision } };
}

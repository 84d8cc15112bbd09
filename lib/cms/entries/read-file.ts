import { contentFile } from '#lib/content/content-file.ts';
import { type DecodedText, decodeText } from '#lib/content/decode-text.ts';
import { linkCode, readBelow } from '#lib/files/plain-file.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import type { StudioContext } from '../context/studio-context.ts';
import { blobId } from '../git/blob-id.ts';
import { CmsFailure } from '../protocol/cms-failure.ts';

/** A content file on the disk, with the id that git gives to its bytes. */
export interface FileOnDisk {
  text: string;
  /** What its bytes are in; written it becomes UTF-8. */
  encoding: DecodedText['encoding'];
  blob: string;
}

/**
 * The content id in a path of the studio, `content/services/es/x.md` → `services/es/x.md`.
 * @throws {CmsFailure} 400 for anything that is no content file.
 */
export function idOfPath(path: string, locale: Locale): string {
  const id = /^content\/(.+)$/.exec(path)?.[1] ?? '';
  const isPlain = !/(?:^|\/)\.|\\|[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|\/\//u.test(id);
  if (isPlain && contentFile(id)) return id;
  throw new CmsFailure(translator(locale)('cms.api.path', { path: path.slice(0, 120) }), {
    status: 400,
    code: 'path',
  });
}

/** Reads a content file; `null` if it is not there, or a link stands in its place. */
export async function readContentFile(
  { contentDir, repository }: Pick<StudioContext, 'contentDir' | 'repository'>,
  id: string,
): Promise<FileOnDisk | null> {
  const bytes = await readBelow(contentDir, id).catch((error: NodeJS.ErrnoException) => {
    if (['ENOENT', 'ENOTDIR', linkCode].includes(error.code ?? '')) return null;
    throw error;
  });
  if (!bytes) return null;
  const { text, encoding } = decodeText(bytes);
  return { text, encoding, blob: blobId(repository.place, bytes) };
}

import type { Session } from '#lib/auth/session.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';
import { type MediaFile, readMedia } from '#lib/media/media-file.ts';
import type { StudioContext } from '../context/studio-context.ts';
import { CmsFailure } from '../protocol/cms-failure.ts';
import type { Ready } from './make-ready.ts';
import { freeName, mediaKey, mediaName } from './media-place.ts';
import { type ServedMedia, serveMedia } from './served-media.ts';
import { writeMedia } from './write-media.ts';

/** Where an upload is to go. */
export interface UploadPlace {
  /** `public/media` or a folder in it. */
  folder: string;
  name: string;
  /** Takes the place of the file of that name, whose address stays. */
  replaces: boolean;
}

/** A medium that was stored, and the commit; `null` where it was there already, or is not versioned. */
export interface StoredMedia extends ServedMedia {
  commit: string | null;
  /** Whether the library did not have these very bytes in this folder. */
  isNew: boolean;
}

const statuses = { wrongType: 415, damaged: 422, empty: 422, tooLarge: 413, diskFull: 507 } as const;

/**
 * Stores an upload that was made ready; the very same bytes in the same folder are the same file.
 * @throws {CmsFailure} in the person's words; nothing was changed then.
 */
export async function storeUpload(
  context: StudioContext,
  { ready, place }: { ready: Ready; place: UploadPlace },
  session: Session,
): Promise<StoredMedia> {
  const { locale } = session.person;
  const t = translator(locale);
  if (ready.kind === 'refused')
    throw new CmsFailure(t(`cms.media.${ready.reason}`, { name: place.name.slice(0, 100) }), {
      status: statuses[ready.reason],
      code: `upload-${ready.reason}`,
    });
  for (let left = 5; ; left -= 1) {
    const { key, isNew } = await keyFor(context, { ready, place }, locale);
    try {
      const change = { key, bytes: ready.bytes, replaces: place.replaces };
      const commit = isNew ? await writeMedia(context, [change], session) : null;
      const stored = context.media.find(`/media/${key}`);
      if (!stored) throw new Error(`${key} was written and is not in the library.`);
      return { ...(await serveMedia(context, stored, locale)), commit, isNew };
    } catch (error) {
      // Somebody else took the name a moment ago: the next one may be free.
      if (place.replaces || left === 0 || !isTaken(error)) throw error;
      await context.media.refresh();
    }
  }
}

/** Where an upload goes, and whether these very bytes are not there yet. */
async function keyFor(
  { media }: StudioContext,
  { ready, place }: { ready: Extract<Ready, { kind: 'ready' }>; place: UploadPlace },
  locale: Locale,
): Promise<{ key: string; isNew: boolean }> {
  const folder = mediaKey(place.folder, locale);
  const prefix = folder === '' ? '' : `${folder}/`;
  const present = new Map([...media.all()].map((file) => [file.path.toLowerCase(), file]));
  if (place.replaces) {
    const file = present.get(`${prefix}${place.name}`.toLowerCase());
    return { key: keyToReplace(file, ready.ending, translator(locale)), isNew: true };
  }
  const same = await sameBytes(present.values(), prefix, ready.bytes);
  if (same !== null) return { key: same, isNew: false };
  const name = freeName(mediaName(place.name, ready.ending), (each) =>
    present.has((prefix + each).toLowerCase()),
  );
  return { key: prefix + name, isNew: true };
}

function isTaken(error: unknown): boolean {
  return error instanceof CmsFailure && error.code === 'changed';
}

function keyToReplace(file: MediaFile | undefined, ending: string, t: ReturnType<typeof translator>): string {
  if (!file) throw new CmsFailure(t('cms.media.missing'), { status: 404, code: 'no-media' });
  const has = file.path.split('.').at(-1)?.toLowerCase().replace('jpeg', 'jpg');
  // The ending is part of the address, and tells browsers what the file is.
  if (has !== ending)
    throw new CmsFailure(t('cms.media.otherKind', { ending: has ?? '' }), {
      status: 422,
      code: 'other-kind',
    });
  return file.path;
}

/** The key of a file in the folder that consists of these bytes. */
async function sameBytes(files: Iterable<MediaFile>, prefix: string, bytes: Buffer): Promise<string | null> {
  for (const file of files) {
    const { path, bytes: size } = file;
    const isBeside = path.startsWith(prefix) && !path.slice(prefix.length).includes('/');
    if (isBeside && size === bytes.length && bytes.equals(await readMedia(file))) return path;
  }
  return null;
}

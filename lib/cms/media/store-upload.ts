import { readFile } from 'node:fs/promises';
import type { Session } from '#lib/auth/session.ts';
import { translator } from '#lib/i18n/translate.ts';
import type { MediaFile } from '#lib/media/media-file.ts';
import { CmsFailure } from '../api/cms-failure.ts';
import type { StudioContext } from '../studio-context.ts';
import type { Ready } from './make-ready.ts';
import { freeName, mediaKey, mediaName, mediaRoot } from './media-place.ts';
import { namesOfUses } from './name-uses.ts';
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
  const folder = mediaKey(place.folder, locale);
  const prefix = folder === '' ? '' : `${folder}/`;
  const present = new Map([...context.media.all()].map((file) => [file.path.toLowerCase(), file]));
  const key = place.replaces
    ? keyToReplace(present.get(`${prefix}${place.name}`.toLowerCase()), ready.ending, t)
    : ((await sameBytes(present.values(), prefix, ready.bytes)) ??
      prefix +
        freeName(mediaName(place.name, ready.ending), (name) => present.has((prefix + name).toLowerCase())));
  const isNew = place.replaces || !present.has(key.toLowerCase());
  const commit = isNew
    ? await writeMedia(context, [{ key, bytes: ready.bytes, replaces: place.replaces }], session)
    : null;
  const stored = context.media.find(`/media/${key}`);
  if (!stored) throw new Error(`${key} was written and is not in the library.`);
  return { ...(await serveMedia(context, stored, locale)), commit, isNew };
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
  for (const { path, file, bytes: size } of files) {
    const isBeside = path.startsWith(prefix) && !path.slice(prefix.length).includes('/');
    if (isBeside && size === bytes.length && bytes.equals(await readFile(file))) return path;
  }
  return null;
}

/**
 * Deletes media that no entry shows; those that are not there are passed over.
 * @throws {CmsFailure} 409 naming the entries that show one of them.
 */
export async function deleteMedia(
  context: StudioContext,
  paths: readonly string[],
  session: Session,
): Promise<{ ok: true; commit: string | null }> {
  const { locale } = session.person;
  const keys = paths.map((path) => mediaKey(path, locale));
  const uses = await context.mediaUses.find();
  const names = namesOfUses(context, locale);
  const nameUse = (id: string) => `«${names(id).label}»`;
  for (const key of keys) {
    const ids = uses.get(key.normalize('NFC')) ?? [];
    if (ids.length === 0) continue;
    const words = translator(locale)('cms.media.inUse', {
      path: `${mediaRoot}/${key}`,
      count: ids.length,
      entries: ids.slice(0, 3).map(nameUse).join(', '),
    });
    throw new CmsFailure(words, { status: 409, code: 'in-use', detail: { uses: ids } });
  }
  const found = keys.flatMap((key) => context.media.find(`/media/${key}`)?.path ?? []);
  if (found.length === 0) return { ok: true, commit: null };
  const changes = found.map((key) => ({ key, bytes: null, replaces: false }));
  return { ok: true, commit: await writeMedia(context, changes, session) };
}

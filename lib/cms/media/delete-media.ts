import type { Session } from '#lib/auth/session.ts';
import { translator } from '#lib/i18n/translate.ts';
import type { StudioContext } from '../context/studio-context.ts';
import { CmsFailure } from '../protocol/cms-failure.ts';
import { mediaKey, mediaRoot } from './media-place.ts';
import { namesOfUses } from './name-uses.ts';
import { writeMedia } from './write-media.ts';

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

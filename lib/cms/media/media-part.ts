import type { IncomingMessage } from 'node:http';
import type { Session } from '#lib/auth/session.ts';
import type { StudioContext } from '../context/studio-context.ts';
import { mediaKey } from './media-place.ts';
import { receiveUpload } from './receive-upload.ts';
import { type StoredMedia, storeUpload } from './store-upload.ts';

/**
 * Takes `PUT /api/cms/media?folder=…&name=…[&replace=1]`, whose body is the file itself.
 * @throws {CmsFailure} in the person's words; nothing was changed then.
 */
export async function takeUpload(
  context: StudioContext,
  { request, url }: { request: IncomingMessage; url: URL },
  session: Session,
): Promise<StoredMedia> {
  const place = {
    folder: url.searchParams.get('folder') ?? '',
    name: url.searchParams.get('name') ?? '',
    replaces: url.searchParams.get('replace') === '1',
  };
  // Before twenty-five megabytes are read for nothing.
  mediaKey(place.folder, session.person.locale);
  const ready = await receiveUpload(request, context);
  // After the file, which may take minutes: which names are free, and what is replaced, was perhaps decided at
  // another process in the meantime.
  await context.catchUp();
  return storeUpload(context, { ready, place }, session);
}

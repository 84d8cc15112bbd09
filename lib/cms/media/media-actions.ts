import { z } from 'zod';
import { translator } from '#lib/i18n/translate.ts';
import { action, type CmsAction } from '../protocol/action.ts';
import { asset } from '../protocol/asset.ts';
import { CmsFailure } from '../protocol/cms-failure.ts';
import { mediaKey, mediaRoot } from './media-place.ts';
import { receiveBytes } from './receive-upload.ts';
import { listMedia, serveMedia } from './served-media.ts';
import { storeUpload } from './store-upload.ts';

const path = z.string().max(500);

/** What the protocol asks of media, besides the uploads that come as they are (`media-part.ts`). */
export const mediaActions = {
  getMedia: action(
    z.looseObject({ mediaFolder: path.default(mediaRoot) }),
    (context, params, { session }) => {
      const { locale } = session.person;
      return listMedia(context, mediaKey(params.mediaFolder, locale), locale);
    },
  ),
  getMediaFile: action(z.looseObject({ path }), async (context, params, { session }) => {
    const { locale } = session.person;
    const file = context.media.find(`/media/${mediaKey(params.path, locale)}`);
    if (!file)
      throw new CmsFailure(translator(locale)('cms.media.missing'), { status: 404, code: 'no-media' });
    return serveMedia(context, file, locale);
  }),
  persistMedia: action(z.looseObject({ asset }), (context, params, { session }) =>
    storeAsset(context, params.asset, session),
  ),
} satisfies Record<string, CmsAction>;

/** Stores a file that came within JSON. */
export async function storeAsset(
  context: Parameters<typeof storeUpload>[0],
  { path: wanted, content }: z.output<typeof asset>,
  session: Parameters<typeof storeUpload>[2],
) {
  const at = wanted.lastIndexOf('/');
  const place = { folder: wanted.slice(0, Math.max(at, 0)), name: wanted.slice(at + 1), replaces: false };
  mediaKey(place.folder, session.person.locale);
  const ready = await receiveBytes(Buffer.from(content, 'base64'), context);
  return storeUpload(context, { ready, place }, session);
}

import type { ServedMedia } from '#lib/cms/media/served-media.ts';
import type { StoredMedia } from '#lib/cms/media/store-upload.ts';
import { mostBytes } from '#lib/cms/media/upload-limit.ts';
import { type CmsClient, CmsError } from '../cms-client.ts';
import type { Words } from '../words.ts';

/** A file on its way into the library. */
export interface Sending {
  file: File;
  /** Where a new file goes, such as `public/media/services`. */
  folder: string;
  /** The file whose place it takes; its address stays. */
  replaces?: ServedMedia | undefined;
  /** Is told the part that has arrived, from 0 to 1. */
  onProgress(part: number): void;
}

/** The library on the server. */
export interface MediaSource {
  list(): Promise<ServedMedia[]>;
  /** What it held when it was last asked; `null` before that. */
  known(): readonly ServedMedia[] | null;
  /** @throws {CmsError} in the person's words; then nothing was stored. */
  send(sending: Sending): Promise<StoredMedia>;
  remove(item: ServedMedia): Promise<void>;
}

/** Speaks with the library through the studio's connection. */
export function createMediaSource(client: CmsClient, words: Words): MediaSource {
  let known: ServedMedia[] | null = null;
  return {
    async list() {
      known = await client.ask('getMedia', {});
      return known;
    },
    known: () => known,
    send({ file, folder, replaces, onProgress }) {
      if (file.size > mostBytes) throw tooLarge(file, words);
      const query = replaces
        ? { folder: replaces.path.slice(0, -replaces.name.length - 1), name: replaces.name, replace: '1' }
        : { folder, name: file.name };
      return client.upload(`/api/cms/media?${new URLSearchParams(query)}`, file, onProgress);
    },
    async remove({ path }) {
      await client.ask('deleteFiles', { paths: [path] });
    },
  };
}

// Minutes of sending would end in the same refusal.
function tooLarge({ name }: File, words: Words): CmsError {
  const megabytes = mostBytes / 1024 / 1024;
  return new CmsError(words('mediaTooLarge', { name, megabytes }), {
    status: 413,
    code: 'upload-tooLarge',
    detail: null,
  });
}

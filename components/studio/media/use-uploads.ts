import { useRef, useState } from 'react';
import type { ServedMedia } from '#lib/cms/media/served-media.ts';
import type { StoredMedia } from '#lib/cms/media/store-upload.ts';
import type { MediaSource } from './media-source.ts';

/** How far an upload has come. */
export type UploadState =
  | { kind: 'waiting' }
  /** `part` is from 0 to 1; at 1 the server is making it ready. */
  | { kind: 'sending'; part: number }
  | { kind: 'stored'; item: StoredMedia; isReplaced: boolean }
  | { kind: 'refused'; why: string };

export interface Upload {
  id: number;
  name: string;
  state: UploadState;
}

/** Where files are to go: a folder, or the place of a file that is there. */
export interface UploadTarget {
  folder: string;
  replaces?: ServedMedia | undefined;
}

/** Sends files one after the other and tells how each is getting on; one that is refused stops no other. */
export function useUploads(source: MediaSource, onStored: (item: StoredMedia) => void) {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const last = useRef(Promise.resolve());
  const count = useRef(0);

  const change = (id: number, state: UploadState) =>
    setUploads((before) => before.map((upload) => (upload.id === id ? { ...upload, state } : upload)));

  async function send(id: number, file: File, { folder, replaces }: UploadTarget): Promise<void> {
    try {
      change(id, { kind: 'sending', part: 0 });
      const onProgress = (part: number) => change(id, { kind: 'sending', part });
      const item = await source.send({ file, folder, replaces, onProgress });
      change(id, { kind: 'stored', item, isReplaced: replaces !== undefined });
      onStored(item);
    } catch (error) {
      change(id, { kind: 'refused', why: error instanceof Error ? error.message : String(error) });
    }
  }

  function add(files: readonly File[], target: UploadTarget): void {
    const added = files.map((file) => ({ id: count.current++, file }));
    setUploads((before) => [
      ...added.map(({ id, file }): Upload => ({ id, name: file.name, state: { kind: 'waiting' } })),
      ...before,
    ]);
    for (const { id, file } of added) last.current = last.current.then(() => send(id, file, target));
  }

  return { uploads, add, isBusy: uploads.some(({ state }) => isUnderWay(state)) };
}

function isUnderWay({ kind }: UploadState): boolean {
  return kind === 'waiting' || kind === 'sending';
}

import type { StoredMedia } from '#lib/cms/media/store-upload.ts';
import type { TestEditor, TestStudio } from './studio.ts';

/** Uploads bytes as the studio does. */
export async function upload(
  studio: TestStudio,
  editor: Pick<TestEditor, 'cookie'>,
  {
    bytes,
    name,
    folder = 'public/media',
    replace = false,
    headers = {},
  }: {
    bytes: Uint8Array;
    name: string;
    folder?: string;
    replace?: boolean;
    headers?: Record<string, string>;
  },
) {
  const query = new URLSearchParams({ folder, name, ...(replace && { replace: '1' }) });
  const answer = await fetch(`${studio.origin}/api/cms/media?${query}`, {
    method: 'PUT',
    headers: { 'x-cms': '1', cookie: editor.cookie, origin: studio.origin, ...headers },
    body: new Uint8Array(bytes),
  });
  // What the server answers, one or the other.
  const body = (await answer.json()) as StoredMedia & { error?: string; code?: string };
  return { status: answer.status, body };
}

/** The smallest file that is a video by its boxes. */
export function mp4(...more: Buffer[]): Buffer {
  const box = (name: string, content: Buffer) => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(content.length + 8, 0);
    head.write(name, 4, 'latin1');
    return Buffer.concat([head, content]);
  };
  const brand = Buffer.from('isom\0\0\x02\0isomiso2mp41', 'latin1');
  return Buffer.concat([
    box('ftyp', brand),
    box('moov', Buffer.alloc(64)),
    box('mdat', Buffer.alloc(256)),
    ...more,
  ]);
}

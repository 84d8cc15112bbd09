import { extname } from 'node:path';

/** What may happen to a file: `raster` is resized, `vector` and `document` are shown, the rest is downloaded. */
export type MediaKind = 'raster' | 'vector' | 'document' | 'video' | 'audio' | 'download';

/** How a file is announced to browsers. */
export interface MediaType {
  kind: MediaKind;
  /** The `Content-Type`. */
  type: string;
}

const types: Record<string, MediaType> = {
  '.jpg': { kind: 'raster', type: 'image/jpeg' },
  '.jpeg': { kind: 'raster', type: 'image/jpeg' },
  '.png': { kind: 'raster', type: 'image/png' },
  '.gif': { kind: 'raster', type: 'image/gif' },
  '.webp': { kind: 'raster', type: 'image/webp' },
  '.avif': { kind: 'raster', type: 'image/avif' },
  '.svg': { kind: 'vector', type: 'image/svg+xml' },
  '.pdf': { kind: 'document', type: 'application/pdf' },
  '.txt': { kind: 'document', type: 'text/plain; charset=utf-8' },
  '.mp4': { kind: 'video', type: 'video/mp4' },
  '.webm': { kind: 'video', type: 'video/webm' },
  '.mp3': { kind: 'audio', type: 'audio/mpeg' },
  '.ogg': { kind: 'audio', type: 'audio/ogg' },
  '.vtt': { kind: 'document', type: 'text/vtt; charset=utf-8' },
};

const download: MediaType = { kind: 'download', type: 'application/octet-stream' };

/** The type of a file by its extension; whatever is not known as harmless is a download. */
export function mediaType(path: string): MediaType {
  return types[extname(path).toLowerCase()] ?? download;
}

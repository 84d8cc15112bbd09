import { createHash } from 'node:crypto';
import { type MediaType, mediaType } from './media-type.ts';

/** A file of the media folder, as the index knows it. */
export interface MediaFile extends MediaType {
  /** Relative to the media folder, with `/`, as it is written on the disk. */
  path: string;
  /** Absolute. */
  file: string;
  /** Bytes. */
  bytes: number;
  /** Changes whenever the file does. */
  version: string;
  /** The file's address, with its version. */
  href: string;
}

/** Describes a file from what the file system says of it. */
export function mediaFile(path: string, file: string, stats: { size: number; mtimeMs: number }): MediaFile {
  const version = createHash('sha256')
    .update(`${stats.size}:${stats.mtimeMs}`)
    .digest('base64url')
    .slice(0, 10);
  const address = path.split('/').map(encodeURIComponent).join('/');
  return {
    ...mediaType(path),
    path,
    file,
    bytes: stats.size,
    version,
    href: `/media/${address}?v=${version}`,
  };
}

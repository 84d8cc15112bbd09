import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { openBelow, readBelow, withOpenFile } from '#lib/files/plain-file.ts';
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

/** Opens a file of the media folder; one that a link has taken the place of since it was indexed is refused. */
export function openMedia(file: MediaFile): Promise<FileHandle> {
  return openBelow(folderOf(file), file.path);
}

/** The bytes of a file of the media folder, as `openMedia` opens it. */
export function readMedia(file: MediaFile): Promise<Buffer> {
  return readBelow(folderOf(file), file.path);
}

/** Lends a path of the opened file to what reads files by their path. */
export function withOpenMedia<Result>(
  file: MediaFile,
  work: (openPath: string) => Promise<Result>,
): Promise<Result> {
  return withOpenFile(folderOf(file), file.path, work);
}

function folderOf({ file, path }: MediaFile): string {
  return file.slice(0, -path.length);
}

import { open, readFile } from 'node:fs/promises';
import { fileTypeFromBuffer } from 'file-type';
import { fileKinds } from '#lib/files/file-kinds.ts';
import { judgeFile } from '#lib/files/judge-file.ts';
import { findZipEnd, readBytes } from '#lib/files/zip-directory.ts';
import type { EditingThread } from '../editing/editing-thread.ts';
import { withinLimits } from '../editing/within-limits.ts';
import { cleanSvg } from './clean-svg.ts';
import { isMp4 } from './judge-mp4.ts';
import { makePicture, type PictureEnding } from './make-picture.ts';

/** Why an upload is not kept; the key of its words. */
export type UploadRefusal = 'wrongType' | 'damaged' | 'empty' | 'tooLarge' | 'diskFull';

/** A file as it may be served, or why it may not. */
export type Ready =
  | { kind: 'ready'; ending: string; bytes: Buffer }
  | { kind: 'refused'; reason: UploadRefusal };

const pictures: Readonly<Record<string, PictureEnding>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/avif': 'avif',
};

const refused = (reason: UploadRefusal): Ready => ({ kind: 'refused', reason });

/** Finds by its content what an uploaded file is, and makes it fit to be served. */
export async function makeReady(
  path: string,
  size: number,
  editing: Pick<EditingThread, 'run'>,
): Promise<Ready> {
  if (size === 0) return refused('empty');
  const file = await open(path);
  try {
    const head = await readBytes(file, 0, Math.min(size, 4_100));
    const isArchive = head.length > 4 && head.readUInt32LE(0) === 0x04034b50;
    // An archive at the end of another format: two files in one.
    if (!isArchive && (await findZipEnd(file, size))) return refused('wrongType');
    const type = isArchive ? '' : ((await fileTypeFromBuffer(head))?.mime ?? '');
    const ending = pictures[type];
    if (ending) return readyOr(await makePicture(path, ending), ending);
    if (type === 'video/mp4')
      return (await isMp4(file, size)) ? readyOr(await readFile(path), 'mp4') : refused('damaged');
    if (isArchive || type === 'application/pdf') return await documentOf(path, size);
    const drawing = await cleanSvg(await readFile(path), (text) =>
      withinLimits(editing.run('cleanDrawing', text), null),
    );
    return drawing ? readyOr(drawing, 'svg') : refused('wrongType');
  } finally {
    await file.close();
  }
}

async function documentOf(path: string, size: number): Promise<Ready> {
  const verdict = await judgeFile(path, size);
  if (verdict.kind === 'refused') return refused(verdict.reason === 'damaged' ? 'damaged' : 'wrongType');
  return readyOr(await readFile(path), fileKinds[verdict.type]);
}

function readyOr(bytes: Buffer | null, ending: string): Ready {
  return bytes ? { kind: 'ready', ending, bytes } : refused('damaged');
}

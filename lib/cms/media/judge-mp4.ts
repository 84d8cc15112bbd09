import type { FileHandle } from 'node:fs/promises';
import { readBytes } from '#lib/files/zip-directory.ts';

/** Boxes at the top of a file; a video that a person made has fewer than ten. */
const mostBoxes = 5_000;

/** Whether a file is an MP4 video from its first byte to its last: boxes that follow each other, among them the tracks. */
export async function isMp4(file: FileHandle, size: number): Promise<boolean> {
  const names = new Set<string>();
  let at = 0;
  for (let count = 0; at < size && count < mostBoxes; count += 1) {
    const head = await readBytes(file, at, 16);
    if (head.length < 8) return false;
    const name = head.toString('latin1', 4, 8);
    if (!/^[\w ]{4}$/.test(name) || (at === 0 && name !== 'ftyp')) return false;
    const short = head.readUInt32BE(0);
    const length = short === 1 && head.length === 16 ? Number(head.readBigUInt64BE(8)) : short || size - at;
    if (length < 8 || at + length > size) return false;
    names.add(name);
    at += length;
  }
  return at === size && names.has('moov') && (names.has('mdat') || names.has('moof'));
}

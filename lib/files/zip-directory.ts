import type { FileHandle } from 'node:fs/promises';
import { type Entry, fromFdPromise, type ZipFile } from 'yauzl';

const endSignature = 0x06054b50;
const endSize = 22;
const longestComment = 0xffff;
/** No document that a person writes has more parts. */
const mostEntries = 2_000;
const mostDirectoryBytes = 1024 * 1024;

/**
 * Reads the directory at the end of a ZIP archive. `null`: the file is none, or one that says contradictory
 * things about itself (parts that overlap, bytes before or between, sizes beyond the file, names that lead out).
 */
export async function readZipDirectory(
  file: FileHandle,
  fileSize: number,
): Promise<{ zip: ZipFile; entries: Entry[] } | null> {
  const end = await findZipEnd(file, fileSize);
  if (!end || end.count > mostEntries || end.size > mostDirectoryBytes) return null;
  if (end.offset + end.size !== end.position) return null;
  try {
    const zip = await fromFdPromise(file.fd, { lazyEntries: true, autoClose: false, strictFileNames: true });
    const entries = await Array.fromAsync(zip.eachEntry());
    const size = entries.reduce((sum, entry) => sum + sizeInDirectory(entry), 0);
    return size === end.size && liesInOrder(entries, end.offset) ? { zip, entries } : null;
  } catch {
    // The library says in many words what is wrong with the archive.
    return null;
  }
}

/** The end record of an archive that reaches to the last byte of the file; other formats can hide one. */
export async function findZipEnd(file: FileHandle, fileSize: number) {
  const start = Math.max(0, fileSize - endSize - longestComment);
  const tail = await readBytes(file, start, fileSize - start);
  for (let at = tail.length - endSize; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== endSignature) continue;
    if (at + endSize + tail.readUInt16LE(at + 20) !== tail.length) continue;
    return {
      position: start + at,
      count: tail.readUInt16LE(at + 10),
      size: tail.readUInt32LE(at + 12),
      offset: tail.readUInt32LE(at + 16),
    };
  }
  return null;
}

/** So many bytes from a place in the file; fewer at its end. */
export async function readBytes(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

function sizeInDirectory({ fileNameLength, extraFieldLength, fileCommentLength }: Entry): number {
  return 46 + fileNameLength + extraFieldLength + fileCommentLength;
}

/** Whether parts follow each other from the first byte on: what overlaps is a bomb, what precedes another file. */
function liesInOrder(entries: readonly Entry[], end: number): boolean {
  const sorted = entries.toSorted((one, other) => startOf(one) - startOf(other));
  if (sorted[0] && startOf(sorted[0]) !== 0) return false;
  return sorted.every((entry, index) => {
    const next = sorted[index + 1];
    return startOf(entry) + 30 + entry.compressedSize <= (next ? startOf(next) : end);
  });
}

function startOf({ relativeOffsetOfLocalHeader }: Entry): number {
  return relativeOffsetOfLocalHeader;
}

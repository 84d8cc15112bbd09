import type { FileHandle } from 'node:fs/promises';

/** A file in a ZIP archive, as the archive's directory describes it. */
export interface ZipEntry {
  name: string;
  /** 0 stored, 8 deflated. */
  method: number;
  compressedSize: number;
  size: number;
  /** Where its own header begins. */
  offset: number;
  isEncrypted: boolean;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const endSize = 22;
const longestComment = 0xffff;
/** No document that a person writes has more parts. */
const mostEntries = 2_000;
const mostDirectoryBytes = 1024 * 1024;

/**
 * Reads the directory at the end of a ZIP archive. `null`: the file is none, or one that says contradictory
 * things about itself (parts that overlap, bytes before or between, sizes beyond the file).
 */
export async function readZipDirectory(file: FileHandle, fileSize: number): Promise<ZipEntry[] | null> {
  const end = await findZipEnd(file, fileSize);
  if (!end || end.count > mostEntries || end.size > mostDirectoryBytes) return null;
  if (end.offset + end.size !== end.position) return null;
  const entries = parseEntries(await readBytes(file, end.offset, end.size), end.count);
  return entries && liesInOrder(entries, end.offset) ? entries : null;
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

function parseEntries(directory: Buffer, count: number): ZipEntry[] | null {
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let index = 0; index < count; index++) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== entrySignature) return null;
    const nameLength = directory.readUInt16LE(at + 28);
    const length = 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    if (at + length > directory.length) return null;
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      method: directory.readUInt16LE(at + 10),
      compressedSize: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
      isEncrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
    });
    at += length;
  }
  return at === directory.length ? entries : null;
}

/** Whether parts follow each other from the first byte on: what overlaps is a bomb, what precedes another file. */
function liesInOrder(entries: readonly ZipEntry[], end: number): boolean {
  const sorted = entries.toSorted((one, other) => one.offset - other.offset);
  if (sorted[0]?.offset !== 0) return false;
  return sorted.every((entry, index) => {
    const next = sorted[index + 1]?.offset ?? end;
    return entry.offset + 30 + entry.compressedSize <= next;
  });
}

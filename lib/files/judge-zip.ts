import type { FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';
import { damaged, type FileType, type FileVerdict, wrongType } from './file-kinds.ts';
import { readBytes, readZipDirectory, type ZipEntry } from './zip-directory.ts';

const odt: FileType = 'application/vnd.oasis.opendocument.text';
const docx: FileType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Bytes of everything in the archive, unpacked: more than ten times what a file may weigh is a bomb. */
const mostUnpacked = 100 * 1024 * 1024;
/** Bytes of a part that says what the document is. */
const mostOfLabel = 256 * 1024;
/** Parts that hold programs. */
const macros = /(?:^|\/)vbaProject\.bin$|(?:^|\/)vbaData\.xml$|^(?:Basic|Scripts)\//i;

/** Judges a ZIP archive: an ODT or DOCX document without macros, and nothing else. */
export async function judgeZip(file: FileHandle, fileSize: number): Promise<FileVerdict> {
  const entries = await readZipDirectory(file, fileSize);
  if (!entries) return damaged;
  if (entries.some(({ isEncrypted }) => isEncrypted)) return damaged;
  if (entries.some(({ name }) => macros.test(name) || isUnsafe(name))) return wrongType;
  if (entries.reduce((sum, { size }) => sum + size, 0) > mostUnpacked) return wrongType;
  const type = await typeOf(file, entries);
  if (!type) return wrongType;
  for (const entry of entries) if (!(await isTrue(file, entry))) return damaged;
  return { kind: 'accepted', type };
}

async function typeOf(file: FileHandle, entries: readonly ZipEntry[]): Promise<FileType | null> {
  const [first] = entries.toSorted((one, other) => one.offset - other.offset);
  if (first?.name === 'mimetype') return (await unpack(file, first)) === odt ? odt : null;
  const types = entries.find(({ name }) => name === '[Content_Types].xml');
  const label = types ? await unpack(file, types) : null;
  return label?.includes(`${docx}.main+xml`) && !/macroEnabled/i.test(label) ? docx : null;
}

async function unpack(file: FileHandle, entry: ZipEntry): Promise<string | null> {
  if (entry.size > mostOfLabel) return null;
  const chunks: Buffer[] = [];
  const isWhole = await isTrue(file, entry, (chunk) => chunks.push(chunk));
  return isWhole ? Buffer.concat(chunks).toString('utf8') : null;
}

/** Whether a part unpacks to as many bytes as the directory says, looked at piece by piece. */
async function isTrue(
  file: FileHandle,
  { offset, method, compressedSize, size }: ZipEntry,
  take: (chunk: Buffer) => void = () => {},
): Promise<boolean> {
  const header = await readBytes(file, offset, 30);
  if (header.length < 30 || header.readUInt32LE(0) !== 0x04034b50) return false;
  const start = offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  if (method !== 0 && method !== 8) return false;
  if (compressedSize === 0) return size === 0;
  const packed = await readBytes(file, start, compressedSize);
  if (method === 0) {
    take(packed);
    return packed.length === size;
  }
  let unpacked = 0;
  const count = async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) {
      unpacked += chunk.length;
      if (unpacked > size) throw new Error('more than the directory says');
      take(chunk);
    }
  };
  try {
    await pipeline([packed], createInflateRaw(), count);
  } catch {
    // Bytes that are no deflate stream, or more than was said.
    return false;
  }
  return unpacked === size;
}

function isUnsafe(name: string): boolean {
  return /^[/\\]|^[a-z]:|\\|(?:^|\/)\.\.(?:\/|$)|\0/i.test(name);
}

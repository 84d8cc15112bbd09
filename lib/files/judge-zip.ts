import type { FileHandle } from 'node:fs/promises';
import type { Entry, ZipFile } from 'yauzl';
import { damaged, type FileType, type FileVerdict, wrongType } from './file-kinds.ts';
import { readZipDirectory } from './zip-directory.ts';

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
  const directory = await readZipDirectory(file, fileSize);
  if (!directory) return damaged;
  const { zip, entries } = directory;
  if (entries.some((entry) => entry.isEncrypted())) return damaged;
  if (entries.some(({ fileName }) => macros.test(fileName))) return wrongType;
  if (entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0) > mostUnpacked)
    return wrongType;
  const type = await typeOf(zip, entries);
  if (!type) return wrongType;
  for (const entry of entries) if (!(await isTrue(zip, entry))) return damaged;
  return { kind: 'accepted', type };
}

async function typeOf(zip: ZipFile, entries: readonly Entry[]): Promise<FileType | null> {
  const first = entries.find(({ relativeOffsetOfLocalHeader }) => relativeOffsetOfLocalHeader === 0);
  if (first?.fileName === 'mimetype') return (await unpack(zip, first)) === odt ? odt : null;
  const types = entries.find(({ fileName }) => fileName === '[Content_Types].xml');
  const label = types ? await unpack(zip, types) : null;
  return label?.includes(`${docx}.main+xml`) && !/macroEnabled/i.test(label) ? docx : null;
}

async function unpack(zip: ZipFile, entry: Entry): Promise<string | null> {
  if (entry.uncompressedSize > mostOfLabel) return null;
  const chunks: Buffer[] = [];
  const isWhole = await isTrue(zip, entry, (chunk) => chunks.push(chunk));
  return isWhole ? Buffer.concat(chunks).toString('utf8') : null;
}

/** Whether a part unpacks to what the directory says, looked at piece by piece. */
async function isTrue(
  zip: ZipFile,
  entry: Entry,
  take: (chunk: Buffer) => void = () => {},
): Promise<boolean> {
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) take(chunk);
    return true;
  } catch {
    // Bytes that are no deflate stream, or more or fewer than was said.
    return false;
  }
}

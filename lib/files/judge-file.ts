import { open } from 'node:fs/promises';
import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import { damaged, type FileType, type FileVerdict, wrongType } from './file-kinds.ts';
import { judgeZip } from './judge-zip.ts';
import { findZipEnd, readBytes } from './zip-directory.ts';

/** Enough for a scan of a poster; more is a bomb. */
const mostPixels = 100_000_000;
/** Seconds after which a picture is given up. */
const timeLimit = 20;
/** Bytes at the end of a PDF among which it says that it ends. */
const pdfTail = 2_048;

/** Finds what a file is by its content alone, and whether it is whole and nothing besides. */
export async function judgeFile(path: string, size: number): Promise<FileVerdict> {
  const file = await open(path);
  try {
    const head = await readBytes(file, 0, Math.min(size, 4_100));
    const isZip = head.length > 4 && head.readUInt32LE(0) === 0x04034b50;
    if (isZip) return await judgeZip(file, size);
    // An archive at the end of another format: two files in one.
    if (await findZipEnd(file, size)) return wrongType;
    const type = (await fileTypeFromBuffer(head))?.mime;
    if (type === 'application/pdf') {
      if (!head.toString('latin1').startsWith('%PDF-')) return wrongType;
      const tail = await readBytes(file, Math.max(0, size - pdfTail), pdfTail);
      return tail.includes('%%EOF') ? { kind: 'accepted', type } : damaged;
    }
    if (type === 'image/png' || type === 'image/jpeg' || type === 'image/webp')
      return await judgePicture(path, type);
    return wrongType;
  } finally {
    await file.close();
  }
}

/** A picture is one if it can be decoded to the last row. */
async function judgePicture(path: string, type: FileType): Promise<FileVerdict> {
  try {
    const picture = sharp(path, { limitInputPixels: mostPixels, failOn: 'error', sequentialRead: true });
    const { format } = await picture.metadata();
    if (`image/${format}` !== type) return wrongType;
    await picture.timeout({ seconds: timeLimit }).resize(8, 8, { fit: 'fill' }).raw().toBuffer();
    return { kind: 'accepted', type };
  } catch {
    // libvips says in many words that it cannot read the picture, or that it has too many pixels.
    return damaged;
  }
}

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { docxParts, odtParts, type ZipPart, zip, zipEnd } from '#tests/doubles/zip.ts';
import { judgeFile } from './judge-file.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attachments-'));
});

afterAll(() => rm(folder, { recursive: true }));

async function judge(content: Buffer | string) {
  const path = join(folder, 'file');
  const bytes = Buffer.from(content);
  await writeFile(path, bytes);
  return judgeFile(path, bytes.length);
}

const pdf = Buffer.from(
  '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n',
);
const noise = {
  width: 300,
  height: 200,
  channels: 3 as const,
  noise: { type: 'gaussian' as const, mean: 120, sigma: 60 },
};
const picture = () => sharp({ create: { ...noise, background: '#fff' } });

describe('accepts', () => {
  it.each([
    ['a PDF', async () => pdf, 'application/pdf'],
    ['a JPEG', () => picture().jpeg().toBuffer(), 'image/jpeg'],
    ['a PNG', () => picture().png().toBuffer(), 'image/png'],
    ['a WebP', () => picture().webp().toBuffer(), 'image/webp'],
    ['an ODT', async () => zip(odtParts()), 'application/vnd.oasis.opendocument.text'],
    [
      'a DOCX',
      async () => zip(docxParts()),
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
  ])('%s', async (_what, make, type) => {
    expect(await judge(await make())).toEqual({ kind: 'accepted', type });
  });
});

const macroMain = 'application/vnd.ms-word.document.macroEnabled.main+xml';
const bomb: ZipPart = { name: 'word/media/0.bin', data: Buffer.alloc(120 * 1024 * 1024) };

describe('refuses as another type', () => {
  it.each([
    ['a program', 'MZ\x90\0 this program cannot be run in DOS mode'],
    ['text', 'Hola'],
    ['HTML', '<!doctype html><script>alert(1)</script>'],
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['a PDF after something else', Buffer.concat([Buffer.from('GIF89a=1;/*'), pdf])],
    ['a PDF that is an archive as well', Buffer.concat([pdf, zip(docxParts())])],
    ['an archive of anything', zip([{ name: 'a.txt', data: 'x' }])],
    ['a spreadsheet', zip(odtParts('application/vnd.oasis.opendocument.spreadsheet'))],
    ['a Word document that says it has macros', zip(docxParts(macroMain))],
    ['a Word document with macros', zip([...docxParts(), { name: 'word/vbaProject.bin', data: 'x' }])],
    ['an OpenDocument with macros', zip([...odtParts(), { name: 'Basic/Standard/Module1.xml', data: 'x' }])],
    ['a bomb', zip([...docxParts(), bomb])],
  ])('%s', async (_what, content) => {
    expect(await judge(content)).toEqual({ kind: 'refused', reason: 'wrong-type' });
  });

  it('a GIF', async () => {
    expect(await judge(await picture().gif().toBuffer())).toEqual({ kind: 'refused', reason: 'wrong-type' });
  });

  it('a picture that is an archive as well', async () => {
    const both = Buffer.concat([await picture().jpeg().toBuffer(), zip(odtParts())]);
    expect(await judge(both)).toEqual({ kind: 'refused', reason: 'wrong-type' });
  });
});

describe('refuses as damaged', () => {
  it.each([
    ['a path that leads out', zip([...docxParts(), { name: '../../etc/passwd', data: 'x' }])],
    ['a PDF that is cut off', pdf.subarray(0, 40)],
    ['an archive that is cut off', zip(docxParts()).subarray(0, -30)],
    ['an archive with a password', zip(docxParts().map((part) => ({ ...part, isEncrypted: true })))],
    ['an archive after something else', Buffer.concat([Buffer.from('PK\x03\x04GIFAR'), zip(docxParts())])],
    [
      'a part larger than it says',
      zip([...docxParts(), { name: 'a', data: Buffer.alloc(9_000_000), size: 10 }]),
    ],
    ['a part smaller than it says', zip([...docxParts(), { name: 'a', data: 'x', size: 9_000 }])],
    ['parts that overlap', overlapping()],
    [
      'a directory of more than it holds',
      Buffer.concat([zip(docxParts()).subarray(0, -22), zipEnd(3, 200, 100)]),
    ],
  ])('%s', async (_what, content) => {
    expect(await judge(content)).toEqual({ kind: 'refused', reason: 'damaged' });
  });

  it('a picture that is cut off', async () => {
    const bytes = await picture().png().toBuffer();
    expect(await judge(bytes.subarray(0, bytes.length - 2_000))).toEqual({
      kind: 'refused',
      reason: 'damaged',
    });
  });

  it('a picture of too many pixels', async () => {
    const huge = sharp({ create: { width: 12_000, height: 9_000, channels: 3, background: '#fff' } });
    expect(await judge(await huge.png().toBuffer())).toEqual({ kind: 'refused', reason: 'damaged' });
  });
});

/** Two entries of the directory that share one body: how the smallest bombs are made. */
function overlapping(): Buffer {
  const one = zip(docxParts());
  const offset = one.readUInt32LE(one.length - 6);
  const entries = one.subarray(offset, -22);
  const count = one.readUInt16LE(one.length - 12);
  return Buffer.concat([
    one.subarray(0, offset),
    entries,
    entries,
    zipEnd(count * 2, entries.length * 2, offset),
  ]);
}

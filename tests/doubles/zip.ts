import { crc32, deflateRawSync } from 'node:zlib';

/** A part of an archive; what is given besides name and data is written instead of the truth. */
export interface ZipPart {
  name: string;
  data: string | Buffer;
  isStored?: boolean;
  /** Lies about its unpacked size. */
  size?: number;
  isEncrypted?: boolean;
}

/** Writes a ZIP archive, for tests of what reads them. */
export function zip(parts: readonly ZipPart[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const data = Buffer.from(part.data);
    const packed = part.isStored ? data : deflateRawSync(data);
    const name = Buffer.from(part.name);
    const header = Buffer.alloc(26);
    header.writeUInt16LE(20, 0);
    header.writeUInt16LE(part.isEncrypted ? 1 : 0, 2);
    header.writeUInt16LE(part.isStored ? 0 : 8, 4);
    header.writeUInt32LE(crc32(data), 10);
    header.writeUInt32LE(packed.length, 14);
    header.writeUInt32LE(part.size ?? data.length, 18);
    header.writeUInt16LE(name.length, 22);
    const body = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), header, name, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0', 'latin1'), header, tail, name]));
    bodies.push(body);
    offset += body.length;
  }
  return Buffer.concat([
    ...bodies,
    ...directory,
    zipEnd(parts.length, Buffer.concat(directory).length, offset),
  ]);
}

/** The record at the end of an archive. */
export function zipEnd(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

/** The parts of a Word document. */
export function docxParts(contentType = main): ZipPart[] {
  return [
    {
      name: '[Content_Types].xml',
      data: `<Types><Override PartName="/word/document.xml" ContentType="${contentType}"/></Types>`,
    },
    { name: 'word/document.xml', data: `<w:document>${'<w:p>Hola</w:p>'.repeat(500)}</w:document>` },
  ];
}

/** The parts of an OpenDocument text. */
export function odtParts(type = 'application/vnd.oasis.opendocument.text'): ZipPart[] {
  return [
    { name: 'mimetype', data: type, isStored: true },
    { name: 'content.xml', data: '<office:document-content>Hola</office:document-content>' },
  ];
}

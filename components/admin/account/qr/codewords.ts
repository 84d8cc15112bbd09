import { correction, generator } from './reed-solomon.ts';

/** Error correction level L, versions 1 to 20: codewords per block, and blocks (ISO/IEC 18004, table 9). */
const levelL = [
  ...[
    [7, 1],
    [10, 1],
    [15, 1],
    [20, 1],
    [26, 1],
    [18, 2],
    [20, 2],
    [24, 2],
    [30, 2],
    [18, 4],
  ],
  ...[
    [20, 4],
    [24, 4],
    [26, 4],
    [30, 4],
    [22, 6],
    [24, 6],
    [28, 6],
    [30, 6],
    [28, 7],
    [28, 8],
  ],
].map(([perBlock = 0, blocks = 0]) => ({ perBlock, blocks }));

/** A version and the codewords that fill it, data and correction interleaved. */
export interface Codewords {
  version: number;
  bytes: number[];
}

/**
 * Writes a text in the smallest version that holds it.
 * @throws {RangeError} if it is longer than 858 bytes.
 */
export function encode(text: string): Codewords {
  const content = [...Buffer.from(text, 'utf8')];
  for (const [index, { perBlock, blocks }] of levelL.entries()) {
    const version = index + 1;
    const capacity = rawCodewords(version) - perBlock * blocks;
    const lengthBits = version < 10 ? 8 : 16;
    if (4 + lengthBits + content.length * 8 > capacity * 8) continue;
    return { version, bytes: interleave(segment(content, lengthBits, capacity), perBlock, blocks) };
  }
  throw new RangeError('The text is too long for a QR code.');
}

/** All codewords of a version: its area without the parts that have a fixed shape. */
function rawCodewords(version: number): number {
  const alignment = version < 2 ? 0 : Math.floor(version / 7) + 2;
  const fixed = alignment && (25 * alignment - 10) * alignment - 55;
  return Math.floor(((16 * version + 128) * version + 64 - fixed - (version < 7 ? 0 : 36)) / 8);
}

/** The text in byte mode, filled up to `capacity` bytes. */
function segment(content: readonly number[], lengthBits: number, capacity: number): number[] {
  const length = content.length.toString(2).padStart(lengthBits, '0');
  const bits = `0100${length}${content.map((byte) => byte.toString(2).padStart(8, '0')).join('')}`;
  const ended = bits + '0'.repeat(Math.min(4, capacity * 8 - bits.length));
  const bytes = (ended.match(/.{1,8}/g) ?? []).map((byte) => Number.parseInt(byte.padEnd(8, '0'), 2));
  for (let index = 0; bytes.length < capacity; index++) bytes.push(index % 2 === 0 ? 0xec : 0x11);
  return bytes;
}

/** Cuts the data into blocks, the shorter ones first, and takes a byte of each in turn. */
function interleave(data: readonly number[], perBlock: number, blocks: number): number[] {
  const shortLength = Math.floor(data.length / blocks);
  const shortBlocks = blocks - (data.length % blocks);
  const divisor = generator(perBlock);
  const parts: { data: number[]; correction: number[] }[] = [];
  for (let index = 0, start = 0; index < blocks; index++) {
    const end = start + shortLength + (index < shortBlocks ? 0 : 1);
    const part = data.slice(start, end);
    parts.push({ data: part, correction: correction(part, divisor) });
    start = end;
  }
  const column = (place: number, kind: 'data' | 'correction') =>
    parts.map((part) => part[kind][place]).filter((byte) => byte !== undefined);
  const columns = (length: number, kind: 'data' | 'correction') =>
    Array.from({ length }, (_none, place) => column(place, kind)).flat();
  return [...columns(shortLength + 1, 'data'), ...columns(perBlock, 'correction')];
}

/** A file's text, and whether its bytes were UTF-8. */
export interface DecodedText {
  /** With its byte order mark, where it has one. */
  text: string;
  encoding: 'utf-8' | 'utf-16' | 'windows-1252' | 'macintosh';
  /** One-based line of the first character that was not UTF-8; 1 if all of it is. */
  line: number;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Reads the bytes of a text by the encoding that they are in: UTF-8, UTF-16, or UTF-8 in which some words are
 * Windows-1252 or Mac Roman, as pasting leaves them. No byte becomes a replacement character.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const wide = utf16Of(bytes);
  if (wide) return { text: decodeWide(bytes, wide), encoding: 'utf-16', line: 1 };
  try {
    return { text: utf8.decode(bytes), encoding: 'utf-8', line: 1 };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return decodeMixed(bytes);
  }
}

/** The kind of UTF-16, by its byte order mark or by the zeros beside the first signs. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const [first, second, third, fourth] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first !== 0 && second === 0 && third !== 0 && fourth === 0) return 'utf-16le';
  return first === 0 && second !== 0 && third === 0 && fourth !== 0 && bytes.length > 3 ? 'utf-16be' : null;
}

/** Half a character is written as its number, and a byte left over at the end as the sign that it is alone. */
function decodeWide(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): string {
  const whole = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)));
  const text = (encoding === 'utf-16be' ? whole.swap16() : whole).toString('utf16le');
  const rest = new TextDecoder('windows-1252').decode(bytes.subarray(whole.length));
  return text.replace(/\p{Surrogate}/gu, (half) => `\\u${half.charCodeAt(0).toString(16)}`) + rest;
}

function decodeMixed(bytes: Uint8Array): DecodedText {
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const encoding = isMacRoman(latin1) ? 'macintosh' : 'windows-1252';
  const decoder = new TextDecoder(encoding);
  const parts: string[] = [];
  let from = 0;
  for (const { index, 0: sign } of latin1.matchAll(signs)) {
    if (sign.length > 1 || sign < '\x80') continue;
    parts.push(utf8.decode(bytes.subarray(from, index)), decoder.decode(bytes.subarray(index, index + 1)));
    from = index + 1;
  }
  const line = 1 + (parts[0]?.match(/\r\n|\r|\n/g)?.length ?? 0);
  return { text: parts.join('') + utf8.decode(bytes.subarray(from)), encoding, line };
}

/** Bytes, as Latin-1: plain ones, well-formed UTF-8 (Unicode 17, table 3-7), and single ones that are neither. */
const signs = new RegExp(
  [
    '[\\x00-\\x7f]+',
    '[\\xc2-\\xdf][\\x80-\\xbf]',
    '\\xe0[\\xa0-\\xbf][\\x80-\\xbf]',
    '[\\xe1-\\xec\\xee\\xef][\\x80-\\xbf]{2}',
    '\\xed[\\x80-\\x9f][\\x80-\\xbf]',
    '\\xf0[\\x90-\\xbf][\\x80-\\xbf]{2}',
    '[\\xf1-\\xf3][\\x80-\\xbf]{3}',
    '\\xf4[\\x80-\\x8f][\\x80-\\xbf]{2}',
    '[\\x80-\\xff]',
  ].join('|'),
  'g',
);

/** In Windows-1252 these are signs (‡ Ž — œ –) that do not stand within words; in Mac Roman, á é ó ú ñ. */
function isMacRoman(latin1: string): boolean {
  const mac = latin1.match(/[a-z][\x87\x8e\x97\x9c\x96](?=[a-z])|[\x87\x8e](?=[a-z])/g)?.length ?? 0;
  const windows = latin1.match(/[a-z][\xe0-\xff]|[\xe0-\xff](?=[a-z])/g)?.length ?? 0;
  return mac > windows;
}

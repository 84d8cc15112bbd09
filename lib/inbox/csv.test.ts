import { describe, expect, it } from 'vitest';
import { csvLine, formatCsv } from './csv.ts';

/** Reads CSV after RFC 4180, as a spreadsheet does. */
function parse(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, end] of text.matchAll(/"((?:[^"]|"")*)"(,|\r\n)/g)) {
    rows.at(-1)?.push((quoted ?? '').replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

describe('a table as CSV', () => {
  it('comes back as it was, whatever stands in it', () => {
    const rows = [
      ['Referencia', 'Mensaje'],
      ['7F3K-9QXM', 'Dijo "hola", y\r\nse fue;\tañadió: ½ 😀'],
      ['', ','],
    ];
    expect(parse(formatCsv(rows).slice(1))).toEqual(rows);
  });

  it('begins with a byte order mark, by which Excel knows UTF-8', () => {
    expect(Buffer.from(formatCsv([['a']])).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  });

  it('ends every line with CRLF', () => {
    expect(formatCsv([['a', 'b'], ['c']])).toBe('\uFEFF"a","b"\r\n"c"\r\n');
  });

  it('is Unicode even if a cell is not', () => {
    expect(csvLine(['a\uD800b'])).toBe('"a\uFFFDb"\r\n');
  });
});

describe('a cell that a spreadsheet could run', () => {
  it.each([
    ['=1+1'],
    ['+34 600 000 000'],
    ['-2+3'],
    ['@SUM(A1)'],
    ['\t=1'],
    ['\r=1'],
    ['\ttab'],
    ['\nline'],
    ['  =1+1'],
    ['\u00A0=1+1'],
    ['\u200B=1+1'],
    ['\uFEFF=1+1'],
    ['\u0000=1+1'],
    ['＝1+1'],
    ['＋1'],
    ['－1'],
    ['−1'],
    ['＠SUM(A1)'],
    ['\u3000＝1'],
  ])('is made harmless: %j', (text) => {
    expect(csvLine([text])).toBe(`"'${text}"\r\n`);
  });

  it.each([['a=b'], ['3 - 2'], ['ana@example.org'], ["l'Hospitalet"], ['']])(
    'and no other gets an apostrophe: %j',
    (text) => {
      expect(csvLine([text])).toBe(`"${text}"\r\n`);
    },
  );
});

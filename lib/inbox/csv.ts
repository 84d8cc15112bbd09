// What a spreadsheet may take for the beginning of a formula, in any of the widths of these signs, also after
// blanks and invisible characters, which some programs skip.
const formula = /^[\s\p{Cc}\p{Cf}\p{Z}]*[=+\-@＝＋－−＠﹢﹣﹦﹫]|^[\t\r\n]/u;

/**
 * A table as CSV after RFC 4180: commas, CRLF, every cell in quotes, with a byte order mark, by which Excel
 * knows UTF-8. What a spreadsheet could run as a formula gets an apostrophe before it.
 */
export function formatCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map(csvLine).join('')}`;
}

/** One line of CSV with its end. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(text: string): string {
  const harmless = formula.test(text) ? `'${text}` : text;
  return `"${harmless.toWellFormed().replaceAll('"', '""')}"`;
}

/**
 * Marks that turn the direction of what stands around them, and signs that take no room: in a name or a
 * message they only serve to deceive whoever reads it. Joiners stay: scripts and emoji need them.
 */
const invisible =
  /[\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu;
/** C0 and C1 but for tab and line feed. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to go
const controls = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g;
const lineEnds = /\r\n?|[\v\f\u0085\u2028\u2029]/g;

/** A text of several lines: composed (NFC), line ends as \n, without control characters, trimmed. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(lineEnds, '\n')
    .replace(controls, '')
    .replace(invisible, '')
    .normalize('NFC')
    .trim();
}

/** A text of one line: as `cleanText`, with one space for every stretch of white space. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ');
}

/** How many characters a person would count, near enough: code points. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

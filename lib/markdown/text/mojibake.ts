/**
 * How UTF-8 was read wrongly, and by which characters its first bytes can be known. Only the leads of Latin
 * letters (C3), Spanish marks (C2) and typographic punctuation (E2) count: what else decodes is too rare to
 * be worth a wrong repair.
 */
const misreadings = [
  { encoding: 'macintosh', suspicion: /[√¬‚]/ },
  { encoding: 'windows-1252', suspicion: /[ÃÂâ]/ },
].map(({ encoding, suspicion }) => {
  const bytes = Uint8Array.from({ length: 128 }, (_, index) => index + 128);
  const characters = [...new TextDecoder(encoding).decode(bytes)];
  const byteOf = new Map(characters.map((character, index) => [character, index + 128]));
  const lead = (byte: number) => characters[byte - 128] ?? '';
  const tail = characters.slice(0, 64).map(inClass).join('');
  const pairs = `[${inClass(lead(0xc2))}${inClass(lead(0xc3))}][${tail}]`;
  const triples = `${inClass(lead(0xe2))}[${inClass(lead(0x80))}${inClass(lead(0x82))}][${tail}]`;
  return { suspicion, byteOf, pattern: new RegExp(`(?:${triples}|${pairs})`, 'gu') };
});

const utf8 = new TextDecoder('utf-8', { fatal: true });
const letter = /\p{L}/u;
const good = /^[\p{Script=Latin}\u2010-\u203a€¿¡«»·ºª°\u00a0´±§©®²³¼½¾]$/u;
const spaceOrPunctuation = /^[\p{P}\p{Z}\s]$/u;

/** A stretch of text that was read in the wrong encoding, with its repair. */
export interface Misread {
  start: number;
  end: number;
  written: string;
  text: string;
}

/**
 * Finds UTF-8 that was read as MacRoman (`Preg√∫ntanos`) or Windows-1252 (`PregÃºntanos`) (content case 15).
 * Legitimate text stays: `√π`, `NÃO`, `AMANHÃ”`.
 */
export function findMojibake(text: string): Misread[] {
  for (const { suspicion, byteOf, pattern } of misreadings) {
    if (!suspicion.test(text)) continue;
    const found = [...text.matchAll(pattern)].flatMap((match): Misread[] => {
      const decoded = decode(match[0], byteOf);
      if (!decoded || !isPlausible(text, match.index, match[0], decoded)) return [];
      return [{ start: match.index, end: match.index + match[0].length, written: match[0], text: decoded }];
    });
    if (found.length > 0) return found;
  }
  return [];
}

/** Repairs text that was read in the wrong encoding, also twice. */
export function repairMojibake(text: string): string {
  let repaired = text;
  for (let round = 0; round < 3; round += 1) {
    const found = findMojibake(repaired);
    if (found.length === 0) break;
    repaired = found.reduceRight(
      (whole, { start, end, text: part }) => whole.slice(0, start) + part + whole.slice(end),
      repaired,
    );
  }
  return repaired;
}

function decode(written: string, byteOf: ReadonlyMap<string, number>): string | null {
  try {
    const decoded = utf8.decode(Uint8Array.from(written, (character) => byteOf.get(character) ?? 0));
    return good.test(decoded) ? decoded : null;
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function isPlausible(text: string, index: number, written: string, decoded: string): boolean {
  // Three characters such as `â€™` mean nothing else.
  if (written.length === 3) return true;
  const before = text.charAt(index - 1);
  const after = text.charAt(index + written.length);
  // The next misread character counts as a letter: `Ã¡Ã©`.
  const letterAfter = letter.test(after) || /^[√¬ÃÂ]/.test(after);
  // `AMANHÃ”` ends a Portuguese word before a quotation mark; `INNOVACIÃ“N` goes on.
  const [, second = ''] = written;
  if (spaceOrPunctuation.test(second) && !'¿¡«»·§'.includes(second)) return letterAfter;
  // `√π` and `√≥` alone are mathematics; within a word they are not.
  if (written.startsWith('√')) return letter.test(before) || letterAfter;
  if (written.startsWith('¬')) return !letter.test(decoded) || letter.test(before) || letterAfter;
  return true;
}

function inClass(character: string): string {
  return character.replace(/[\\\]^-]/u, '\\$&');
}

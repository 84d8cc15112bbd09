/** Numbers from 0 to 1 that are the same for the same seed. */
export type Random = () => number;

/** One of several. */
export function pick<Item>(random: Random, items: readonly Item[]): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('There is nothing to pick from.');
  return item;
}

/** A whole number from `least` to `most`. */
export function between(random: Random, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1));
}

/** Random bytes. */
export function noise(random: Random, length: number): Buffer {
  return Buffer.from(Array.from({ length }, () => Math.floor(random() * 256)));
}

/** Text that has broken somebody's program before. */
export function hostileText(random: Random): string {
  const text = pick(random, nasty);
  const times = random() < 0.2 ? between(random, 2, 2000) : 1;
  return text.repeat(times).slice(0, 20_000);
}

const nasty = [
  '',
  ' ',
  'Ana',
  '\0',
  'a\0b',
  '\r\nBcc: everybody@example.org\r\n',
  '\u202Egnp.exe',
  '\u200B\u200D\uFEFF',
  '\uD800',
  '\uDFFF\uD800',
  '👩🏽‍🚀👨‍👩‍👧‍👦🏳️‍🌈',
  'Z̸̡̢̛̗̘͇͎̗̀͑a̶l̵g̷o̸',
  `e${'\u0301'.repeat(500)}`,
  '\uFDFA',
  'ﷺ﷽𒐫𒈙꧅',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '</textarea></form><form action=//example.org>',
  '{{form-token}}',
  '{{7*7}}#{7*7}<%= 7*7 %>',
  "'; DROP TABLE message; --",
  '%00%0d%0a%u0000%',
  '../../../../etc/passwd',
  '\\\\.\\pipe\\x',
  '__proto__',
  'constructor',
  'toString',
  '=cmd|"/C calc"!A0',
  'a@b',
  'ana@example.org',
  '"a b"@example.org',
  'ana@example.org\r\nCc: x@example.org',
  `${'a'.repeat(64)}@${'b.'.repeat(120)}org`,
  'http://example.org/'.repeat(50),
  '-----------------------------1--',
  'NaN',
  '-1',
  '1e309',
  '9'.repeat(400),
  '\x1b[31mred\x1b[0m',
  '\u2028\u2029\u0085',
  'ＮＵＬ',
  'true',
  '[object Object]',
] as const satisfies readonly string[];

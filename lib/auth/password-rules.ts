import { commonWords } from './common-words.ts';

export const minPasswordLength = 12;
export const maxPasswordLength = 128;

/** What is wrong with a password that somebody wants to use. */
export type PasswordFlaw = 'too-short' | 'too-long' | 'common' | 'personal';

/** So many characters have to be left when everything is taken away that is tried first. */
const leastLeft = 6;

const rows = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const runs = [...rows, ...rows.map((row) => [...row].reverse().join(''))];

/** The first reason not to accept a password; `null` if there is none. */
export function findPasswordFlaw(
  password: string,
  person: { name: string; email: string },
): PasswordFlaw | null {
  if ([...password].length < minPasswordLength) return 'too-short';
  if (password.length > maxPasswordLength) return 'too-long';
  const own = ownWords(person);
  for (const text of [plain(password), withoutStandIns(plain(password))]) {
    const notOwn = without(text, own);
    if (countLeft(notOwn) < leastLeft) return notOwn === text ? 'common' : 'personal';
  }
  return null;
}

/** How many different characters are left without the usual words, and rows of the alphabet or keyboard. */
function countLeft(text: string): number {
  return new Set(withoutRuns(without(text, commonWords)).replace(/[^a-z0-9]/g, '')).size;
}

function without(text: string, words: readonly string[]): string {
  return words.reduce((rest, word) => rest.replaceAll(word, ' '), text);
}

/** Takes out three and more characters that follow each other: `123456`, `fedcba`, `qwerty`. */
function withoutRuns(text: string): string {
  let rest = '';
  for (let start = 0; start < text.length; ) {
    let length = 1;
    const isRun = (size: number) =>
      start + size <= text.length && runs.some((run) => run.includes(text.slice(start, start + size)));
    while (isRun(length + 1)) length++;
    if (length < 3) rest += text.slice(start, start + length);
    start += length;
  }
  return rest;
}

/** The parts of somebody's name and address, longer ones first. */
function ownWords({ name, email }: { name: string; email: string }): string[] {
  return [...name.split(/\s+/), ...email.split(/[@.+_-]/)]
    .map((word) => plain(word).replace(/[^a-z0-9]/g, ''))
    .filter((word) => word.length >= 3)
    .sort((a, b) => b.length - a.length);
}

function plain(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}

function withoutStandIns(text: string): string {
  const standIns: Record<string, string> = {
    0: 'o',
    1: 'i',
    3: 'e',
    4: 'a',
    5: 's',
    7: 't',
    '@': 'a',
    $: 's',
  };
  return text.replace(/[013457@$]/g, (sign) => standIns[sign] ?? '');
}

import { commonWords } from './common-words.ts';

export const minPasswordLength = 12;
export const maxPasswordLength = 128;

/** What is wrong with a password that somebody wants to use. */
export type PasswordFlaw = 'too-short' | 'too-long' | 'common' | 'personal';

/** The first reason not to accept a password; `null` if there is none. */
export function findPasswordFlaw(
  password: string,
  person: { name: string; email: string },
): PasswordFlaw | null {
  if ([...password].length < minPasswordLength) return 'too-short';
  if (password.length > maxPasswordLength) return 'too-long';
  const letters = plain(password);
  if (isCommon(password, letters)) return 'common';
  return isPersonal(letters, person) ? 'personal' : null;
}

function isCommon(password: string, letters: string): boolean {
  if (new Set(password.toLowerCase()).size < 5 || isRow(password.toLowerCase())) return true;
  // What is left once the usual words are taken out, and the digits and signs that people add to them.
  let rest = letters;
  for (const word of commonWords) rest = rest.replaceAll(word, '');
  return rest.length < letters.length && rest.length < 4;
}

/** Whether most characters follow their neighbour in the alphabet or on the keyboard. */
function isRow(password: string): boolean {
  const rows = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjklñ', 'zxcvbnm'];
  let steps = 0;
  for (let index = 1; index < password.length; index++) {
    const pair = password.slice(index - 1, index + 1);
    const back = [...pair].reverse().join('');
    if (rows.some((row) => row.includes(pair) || row.includes(back))) steps++;
  }
  return steps >= (password.length - 1) * 0.8;
}

function isPersonal(letters: string, { name, email }: { name: string; email: string }): boolean {
  const parts = [...name.split(/\s+/), email.split('@')[0] ?? '', email.split('@')[1]?.split('.')[0] ?? '']
    .map(plain)
    .filter((part) => part.length >= 4);
  let rest = letters;
  for (const part of parts) rest = rest.replaceAll(part, '');
  return rest.length < letters.length && rest.length < 6;
}

/** Letters only, without accents, the usual stand-ins (0 for o, 3 for e) undone. */
function plain(text: string): string {
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
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[013457@$]/g, (sign) => standIns[sign] ?? '')
    .replace(/[^a-z]/g, '');
}

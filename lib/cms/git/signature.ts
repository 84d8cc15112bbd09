import type { Person } from '#lib/git/version.ts';

/** Who and when, as git writes it into a commit: whatever is in a name, it stays on its line. */
export function signature(person: Person, at: Date): string {
  const email = oneLine(person.email).replace(/\s/g, '') || 'unknown';
  const name = oneLine(person.name) || email.replace(/@.*$/, '');
  return `${name} <${email}> ${Math.floor(at.getTime() / 1000)} ${offset(at)}`;
}

function oneLine(text: string): string {
  // Git itself strips these from the ends of a name, and cannot have angle brackets in it.
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/[<>]/g, '')
    .replace(/^[\s.,:;"'\\]+|[\s,:;"'\\]+$/g, '');
}

function offset(at: Date): string {
  const minutes = -at.getTimezoneOffset();
  const size = Math.abs(minutes);
  const digits = [Math.floor(size / 60), size % 60].map((part) => String(part).padStart(2, '0'));
  return `${minutes < 0 ? '-' : '+'}${digits.join('')}`;
}

import { cleanLine } from '#lib/text/clean-text.ts';

/** Characters of a name that is shown as the name of an address. */
const longest = 80;

/**
 * A visitor's name as the name of an address: nothing in it can pass for an address or begin another one, as
 * `"boss@example.org" <…>` would.
 */
export function addressName(name: string): string {
  const bare = cleanLine(name).replace(/[<>()[\]{}@,;:"\\/|]+/g, ' ');
  return [...bare.replace(/\s+/g, ' ').trim()].slice(0, longest).join('').trim();
}

/**
 * The name to greet somebody with; empty if it is no name. A confirmation goes to whatever address was typed:
 * its first line is not to be an advertisement to strangers.
 */
export function greetingName(name: string): string {
  const line = cleanLine(name);
  return line.length <= 40 && /^[\p{L}\p{M}][\p{L}\p{M} .'’·-]*$/u.test(line) && !/\.\p{L}{2}/u.test(line)
    ? line
    : '';
}

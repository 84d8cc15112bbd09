import { mixesAlphabets } from './plain-text.ts';

/** Alphabets that hardly any genuine message to this site is written in. */
const alphabets: [string, RegExp][] = [
  ['а–я', /\p{Script=Cyrillic}/gu],
  ['漢–字', /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu],
  ['ا–ي', /\p{Script=Arabic}/gu],
  ['א–ת', /\p{Script=Hebrew}/gu],
  ['ก–ฮ', /\p{Script=Thai}/gu],
  ['अ–ह', /\p{Script=Devanagari}/gu],
];

// Every repetition has an end and a fixed place to begin, so that no text takes long to search.
const link =
  /(?:https?:\/\/|www\.)[^\s<>"'\])]+|(?<![@\w.-])(?:[a-z\d-]{1,63}\.){1,6}[a-z]{2,12}\/[^\s<>"'\])]*/gi;
const mailAddress = /(?<![\w.+-])[\w.+-]{1,64}@((?:[a-z\d-]{1,63}\.){1,6}[a-z]{2,12})/gi;

/** A text taken apart: what its manner gives away, and the words that are left. */
export interface Traits {
  /** Signs that anyone can read, such as `bit.ly`, `http ×3`, `<a>` or `AAA`; no word looks like one. */
  traits: string[];
  /** The text without addresses and markup. */
  rest: string;
}

/** Finds what speaks for or against a text besides its words: links, markup, shouting, alphabets. */
export function findTraits(text: string): Traits {
  const traits: string[] = [];
  let links = 0;
  const rest = text
    .replace(/<a\s|<\/a>|href\s*=/gi, () => note(traits, '<a>'))
    .replace(/\[\/?(?:url|link|img|b)\b[^\]]*\]/gi, (markup) => `${note(traits, '[url]')}${markup.slice(5)} `)
    .replace(link, (address) => {
      links += 1;
      return note(traits, ...hostTraits(address));
    })
    .replace(mailAddress, (_, host: string) => note(traits, `@${host.toLowerCase()}`));
  if (links > 0) traits.push(`http ×${links > 3 ? '4+' : links}`);
  traits.push(...mannerTraits(text, rest));
  return { traits, rest };
}

/** Adds to the list and leaves a space where it stood. */
function note(traits: string[], ...found: string[]): string {
  traits.push(...found);
  return ' ';
}

function hostTraits(address: string): string[] {
  const host = address
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .split(/[/?#:]/)[0];
  if (!host || host.length > 60) return ['http …'];
  const top = host.slice(host.lastIndexOf('.'));
  return [host, /^\.\d+$/.test(top) ? 'http 1.2.3.4' : `http …${top}`];
}

function mannerTraits(text: string, rest: string): string[] {
  const traits: string[] = [];
  const letters = rest.match(/\p{L}/gu) ?? [];
  const capitals = letters.filter((letter) => letter !== letter.toLowerCase()).length;
  if (letters.length >= 20 && capitals / letters.length > 0.4) traits.push('AAA');
  if ((rest.match(/(?<!\p{L})\p{Lu}{4,}(?!\p{L})/gu) ?? []).length >= 3) traits.push('Aa AAAA');
  if ((text.match(/!/g) ?? []).length >= 3) traits.push('!!!');
  if (/!{3}|\?{3}|[!?]{4}/.test(text)) traits.push('!?');
  if ((text.match(/\p{Extended_Pictographic}/gu) ?? []).length >= 3) traits.push('☺☺☺');
  if (/\$\s?\d|\d\s?\$|\busd\b/i.test(text)) traits.push('$');
  if (/€\s?\d|\d\s?€/i.test(text)) traits.push('€');
  if (/£\s?\d/.test(text)) traits.push('£');
  if (/\d\s?%/.test(text)) traits.push('%');
  if (/\+\d[\d\s().-]{7,}\d/.test(text)) traits.push('+00');
  if (rest.split(/\s+/, 1000).some(mixesAlphabets)) traits.push('aа');
  for (const [name, script] of alphabets) {
    if ((rest.match(script) ?? []).length > letters.length * 0.2) traits.push(name);
  }
  const latin = rest.match(/\p{Script=Latin}/gu) ?? [];
  if (letters.length >= 5 && latin.length < letters.length * 0.5) traits.push('≠ a–z', '≠ es en');
  return traits;
}

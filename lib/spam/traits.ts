import { mixesAlphabets, withoutDisguise } from './plain-text.ts';

// Every repetition has an end and a fixed place to begin, so that no text takes long to search.
const link =
  /(?:https?:\/\/|www\.)[^\s<>"'\])]+|(?<![@\w.-])(?:[a-z\d-]{1,63}\.){1,6}[a-z]{2,12}\/[^\s<>"'\])]*/gi;
const mailAddress = /(?<![\w.+-])[\w.+-]{1,64}@((?:[a-z\d-]{1,63}\.){1,6}[a-z]{2,12})/gi;

/** The links of a text, for whoever judges its form. */
export interface LinksOfText {
  count: number;
  isCode: boolean;
}

/** A text taken apart: what its manner gives away, and the words that are left. */
export interface Traits {
  /** Signs that anyone can read, such as `bit.ly`, `http ×3`, `<a>` or `AAA`; no word looks like one. */
  traits: string[];
  /** The text without addresses and markup. */
  rest: string;
}

/** How many links a text has, up to 4, and whether any is written as code, which no form asks for. */
export function linksIn(text: string): LinksOfText {
  const { traits } = findTraits(withoutDisguise(text));
  const count = traits.find((trait) => trait.startsWith('http ×'))?.slice('http ×'.length) ?? '0';
  return { count: Number.parseInt(count, 10), isCode: traits.includes('<a>') || traits.includes('[url]') };
}

/** Finds what speaks for or against a text besides its words: links, markup, shouting; never the script it is in. */
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
  return traits;
}

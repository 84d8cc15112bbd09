import { families } from '#lib/content/collections/families.ts';
import { type Phrases, phrases } from './phrases.ts';
import { seededRandom } from './statistics.ts';

/**
 * A document of about 4 kB as editors write them, with the untidiness of content-cases: the same for the same
 * number and language.
 */
export function madeUpDocument(number: number, locale: 'es' | 'en'): string {
  const random = seededRandom(number * 2 + (locale === 'es' ? 0 : 1));
  const words = phrases[locale];
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const title = `${pick(words.titles)} ${number}: ${pick(words.subjects)}`;
  const sections = Array.from({ length: 6 }, () => section(words, pick, random));
  return [frontMatter(number, title, pick(words.sentences)), ...sections].join('\n');
}

type Pick = <Item>(items: readonly Item[]) => Item;

function frontMatter(number: number, title: string, description: string): string {
  // Every seventh names no family, as old documents do.
  const family = number % 7 === 0 ? [] : [`family: ${families[number % families.length]}`];
  return [
    '---',
    'layout: service',
    `slug: service-${number}`,
    `title: "${title}"`,
    `description: "${description}"`,
    ...family,
    `order: ${number}`,
    'collaborators:',
    '  - goteo',
    'call_to_action: cta-contact',
    '---',
    '',
  ].join('\n');
}

function section(words: Phrases, pick: Pick, random: () => number): string {
  const paragraph = () => Array.from({ length: 3 }, () => pick(words.sentences)).join(' ');
  const extra = pick([list, metrics, nothing, nothing, sectionBreak, video])(words, pick, random);
  return [`# ${pick(words.headings)}`, '', paragraph(), '', extra, paragraph(), ''].join('\n');
}

function list(words: Phrases, pick: Pick): string {
  const bullet = pick(['* ', '\\* ']);
  const gap = bullet.startsWith('\\') ? '\n\n' : '\n';
  return `${Array.from({ length: 4 }, () => bullet + pick(words.sentences)).join(gap)}\n\n`;
}

function metrics(words: Phrases, pick: Pick, random: () => number): string {
  const figures = ['21M', '83,8%', '355k', String(Math.floor(random() * 900))];
  const items = Array.from({ length: 3 }, () => ({ number: pick(figures), text: pick(words.figures) }));
  return `{% metrics ${JSON.stringify({ items })} %}\n\n`;
}

function sectionBreak(): string {
  return '# _\n\n';
}

function video(words: Phrases, pick: Pick): string {
  const title = pick(words.subjects);
  return `{% video ${JSON.stringify({ url: 'https://www.youtube.com/watch?v=vDkvhzTdOR8', title })} %}\n\n`;
}

function nothing(): string {
  return '';
}

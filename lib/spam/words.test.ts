import { describe, expect, it } from 'vitest';
import { processorTime } from '#tests/processor-time.ts';
import { wordsOf } from './words.ts';

const list = (text: string) => [...wordsOf(text)].sort();

describe('the words of a text', () => {
  it('are counted once, without case and accents', () => {
    const words = wordsOf('Asamblea, ASAMBLEA: ¿qué Participación? 2026');
    expect([...words]).toEqual(['asamblea', 'que', 'participacion']);
  });

  it.each([
    ['中文', '我们想组织一次公民大会', '公民'],
    ['日本語', '市民集会を開きたいです', '市民'],
  ])('are found where no space parts them: %s', (_, text, word) => {
    expect([...wordsOf(text)].some((found) => found.includes(word))).toBe(true);
    expect(wordsOf(text).size).toBeGreaterThan(2);
  });

  it.each([
    ['zero-width characters', 'cas\u200Bi\u200Dno'],
    ['soft hyphens', 'ca\u00ADsino'],
    ['full-width letters', 'ｃａｓｉｎｏ'],
    ['mathematical letters', '𝐜𝐚𝐬𝐢𝐧𝐨'],
    ['Cyrillic letters', 'cаsіnо'],
    ['digits', 'c4s1n0'],
    ['spaces', 'c a s i n o'],
    ['dots', 'c.a.s.i.n.o'],
    ['invisible variation', 'c\uFE0Fasino'],
  ])('are found behind %s', (_, text) => {
    expect(list(text)).toContain('casino');
  });

  it('include the hosts of links, how many links there are and who is written to', () => {
    const words = list(
      'See https://WWW.Bit.ly/x?a=1, http://10.0.0.1/ and shop.example.top/buy or me@Mail.Ru',
    );
    expect(words).toEqual(expect.arrayContaining(['bit.ly', 'http ….ly', 'http 1.2.3.4', '@mail.ru']));
    expect(words).toEqual(expect.arrayContaining(['shop.example.top', 'http ….top', 'http ×3']));
  });

  it.each([
    ['<a href="http://x.top">y</a>', '<a>'],
    ['[url=http://x.top]y[/url]', '[url]'],
    ['THIS IS AN EXCLUSIVE OFFER FOR YOU', 'AAA'],
    ['Act now! Buy now! Win now!', '!!!'],
    ['only $ 99', '$'],
    ['cаsino with one Cyrillic letter', 'aа'],
  ])('tell of the manner: %s', (text, trait) => {
    expect(list(text)).toContain(trait);
  });

  it.each(['Продвижение сайтов', '网站优化排名推广', 'نريد أن نسألكم'])(
    'say nothing of the script: %s',
    (text) => {
      expect([...wordsOf(text)].filter((word) => !/^\p{L}+$/u.test(word))).toEqual([]);
    },
  );

  it('leave ordinary writing without traits', () => {
    const words = list('Somos la ONG “Ágora” de Bilbao: ¿hay 3 plazas el 14/10? ¡Gracias!');
    expect(words.filter((word) => !/^\p{L}+$/u.test(word))).toEqual([]);
  });

  it.each([
    ['ten thousand letters', 'a'.repeat(100_000)],
    ['ten thousand single letters', 'a '.repeat(50_000)],
    ['ten thousand dots', 'a.'.repeat(50_000)],
    ['host-like dashes', `${'-'.repeat(50_000)}.com/`],
    ['ten thousand at signs', 'a@'.repeat(50_000)],
    ['brackets', '[url'.repeat(25_000)],
    ['combining marks', `e${'\u0301'.repeat(100_000)}`],
    ['lone surrogates', '\uD800'.repeat(100_000)],
  ])('take no long time to find in %s', async (_, text) => {
    expect(await processorTime(() => wordsOf(text))).toBeLessThan(2_000);
  });
});

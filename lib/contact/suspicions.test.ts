import { describe, expect, it } from 'vitest';
import { linksIn } from '#lib/spam/traits.ts';
import { type Circumstances, suspicionsOf } from './suspicions.ts';

function codesOf(text: string, more: Partial<Circumstances> = {}): string[] {
  const verdict = { probability: 0.5, isSpam: false, words: [] };
  const usual = { trap: '', elapsed: 60_000, origin: 'own' as const, recent: 1, verdict };
  return suspicionsOf({ ...usual, links: linksIn(text), ...more }).map(({ code }) => code);
}

describe('a first message', () => {
  it.each([
    ['ar', 'مرحباً، وصلت إلى المدينة منذ سنة وأودّ أن أعرف كيف أشارك في جمعيات الحي.'],
    ['ur', 'السلام علیکم، میں آپ کی ورکشاپ میں حصہ لینا چاہتی ہوں۔ کیا جگہ باقی ہے؟'],
    ['zh', '您好，我想了解社区大会怎么报名，需要准备什么材料？谢谢。'],
    ['ja', 'こんにちは。市民会議に参加したいのですが、申し込み方法を教えてください。'],
    ['ru', 'Здравствуйте! Я недавно переехала и хочу участвовать в собрании района.'],
    ['uk', 'Добрий день! Чи можна долучитися до вашої майстерні без знання іспанської?'],
    ['es', 'Hola, somos una cooperativa y queremos preparar un presupuesto participativo.'],
    ['en', 'Hello, we are a library and would like to host one of your workshops.'],
    ['ca', 'Bon dia, voldríem saber com muntar una assemblea al nostre barri.'],
    ['es with a link or two', 'Este es nuestro trabajo: https://example.org y www.example.net/plaza.'],
  ])('is not set aside for its language or its script: %s', (_, text) => {
    expect(codesOf(text)).toEqual([]);
  });

  it.each([
    ['four links', 'https://a.example https://b.example https://c.example https://d.example'],
    ['links as HTML', 'See <a href="https://a.example">this</a>'],
    ['links as forums write them', 'See [url=https://a.example]this[/url]'],
  ])('is set aside for %s', (_, text) => {
    expect(codesOf(text)).toEqual(['links']);
  });
});

it('is set aside for what a program does', () => {
  expect(codesOf('Hola', { trap: 'x', elapsed: 900, origin: 'unknown', recent: 100 })).toEqual([
    'honeypot',
    'too-fast',
    'no-origin',
    'many-from-one-place',
  ]);
});

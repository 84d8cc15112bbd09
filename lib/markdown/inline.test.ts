import { describe, expect, it } from 'vitest';
import { processorTime } from '#tests/processor-time.ts';
import { type InlineNode, plainText, renderInline } from './inline.ts';

const show = (text: string) => print(renderInline(text));

function print(nodes: readonly InlineNode[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'text') return node.value;
      if (node.tagName === 'br') return '<br>';
      const href = node.tagName === 'a' ? ` href="${node.href}"` : '';
      return `<${node.tagName}${href}>${print(node.children)}</${node.tagName}>`;
    })
    .join('');
}

describe('inline text', () => {
  it.each([
    ['Solo texto', 'Solo texto'],
    [
      'Con **fuerza**, *acento*, ~~error~~ y `código`',
      'Con <strong>fuerza</strong>, <em>acento</em>, <del>error</del> y <code>código</code>',
    ],
    [
      '[Goteo](goteo.org) y https://decidim.org',
      '<a href="https://goteo.org">Goteo</a> y <a href="https://decidim.org">https://decidim.org</a>',
    ],
    ['hola[at]example.org', '<a href="mailto:hola@example.org">hola@example.org</a>'],
    ['Uno<br>dos <b>tres</b>', 'Uno<br>dos <strong>tres</strong>'],
    ['<a href="https://x.org">x</a>', '<a href="https://x.org">x</a>'],
    ['1. Uno', '1. Uno'],
    ['# Uno', '# Uno'],
    ['- Uno', '- Uno'],
    ['Un párrafo\n\notro', 'Un párrafo<br>otro'],
    ['Preg√∫ntanos\u200b', 'Pregúntanos'],
    ['![alt](/media/x.png)', 'alt'],
    ['', ''],
  ])('%s', (written, shown) => {
    expect(show(written)).toBe(shown);
  });

  it.each([
    ['<script>alert(1)</script>hola', 'hola'],
    ['<img src=x onerror=alert(1)>hola', 'hola'],
    ['[x](javascript:alert(1))', 'x'],
    ['<a href="javascript:alert(1)">x</a>', 'x'],
    ['<a href="java&#9;script:alert(1)" onclick=alert(1)>x</a>', 'x'],
    ['[x](http://matchfundin)', 'x'],
    ['<svg><script>alert(1)</script></svg>y', 'y'],
    ['**<style>x</style>y**', '<strong>y</strong>'],
  ])('%s is harmless', (written, shown) => {
    expect(show(written)).toBe(shown);
  });

  it('is plain text without its markup', () => {
    expect(plainText(renderInline('Goteo **es** [civic](https://x.org)<br>crowdfunding'))).toBe(
      'Goteo es civic crowdfunding',
    );
  });

  it.each(['[', '<!--', '_a', 'a\n\n', '`a ', '<b>a</b> ', 'www.a '])(
    'is plain text where hundreds of signs would take long to parse: %j',
    (unit) => {
      const text = unit.repeat(5_000 / unit.length).trim();
      expect(renderInline(text)).toEqual([{ type: 'text', value: text }]);
    },
  );

  it('is fast, even where somebody tries to make it slow', async () => {
    const time = await processorTime(() => {
      for (const unit of ['[', '*a _b ', '<', '![', '&#x41 ', '`', 'a[at]', 'a_', 'www.a.b.'])
        renderInline(unit.repeat(20_000 / unit.length));
      for (let round = 0; round < 2000; round += 1) renderInline(`Texto **fuerte** ${round}`);
    });
    expect(time).toBeLessThan(10_000);
  });
});

import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { renderInline } from '#lib/markdown/inline.ts';
import { Inline } from './inline.tsx';

describe('inline text', () => {
  it.each([
    ['sin más', 'sin más'],
    ['**negrita** y *cursiva*', '<strong>negrita</strong> y <em>cursiva</em>'],
    ['[la **guía**](/es/guia)', '<a href="/es/guia">la <strong>guía</strong></a>'],
    ['1 < 2 & `a<b`', '1 &lt; 2 &amp; <code>a&lt;b</code>'],
    ['[mal](javascript:alert(1))', 'mal'],
  ])('shows %s', (written, html) => {
    expect(renderToStaticMarkup(<Inline nodes={renderInline(written)} />)).toBe(html);
  });
});

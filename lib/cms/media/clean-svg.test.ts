import { describe, expect, it } from 'vitest';
import { cleanDrawing } from '../editing/clean-drawing.ts';
import { cleanSvg } from './clean-svg.ts';

const open =
  '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">';
const clean = async (inside: string, before = '') =>
  (
    await cleanSvg(Buffer.from(`${before}${open}${inside}</svg>`), async (text) => cleanDrawing(text))
  )?.toString() ?? null;

describe('a drawing', () => {
  it.each([
    ['a path', '<path d="M0 0h9v9z" fill="#c41" stroke-width="2"></path>'],
    [
      'a gradient',
      '<defs><linearGradient id="a"><stop offset="0" stop-color="red"></stop></linearGradient></defs><rect width="9" height="9" fill="url(#a)"></rect>',
    ],
    ['words', '<title>Logo</title><text x="1" y="2" font-size="3" text-anchor="middle">A &#x26; B</text>'],
    ['classes', '<style>.a{fill:#c41}</style><path class="a" d="M0 0h9v9z"></path>'],
    [
      'a part used twice',
      '<symbol id="a" viewBox="0 0 1 1"><path d="M0 0z"></path></symbol><use href="#a"></use>',
    ],
  ])('keeps %s', async (_, inside) => {
    expect(await clean(inside)).toContain(inside);
  });

  it('may begin with what XML allows before it', async () => {
    const before =
      '\ufeff<?xml version="1.0" encoding="utf-8"?>\n<!-- Generator -->\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd">\n';
    expect(await clean('<path d="M0 0h9v9z"/>', before)).toMatch(
      /^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/,
    );
  });

  it.each([
    ['<script>alert(1)</script>', /script|alert/],
    ['<script href="//evil.example/x.js"/>', /script|evil/],
    ['<path d="M0 0z" onload="alert(1)" onclick="alert(1)"/>', /onload|onclick|alert/],
    ['<a href="javascript:alert(1)"><path d="M0 0z"/></a>', /javascript|alert/],
    ['<foreignObject><iframe src="//evil.example"></iframe></foreignObject>', /iframe|evil|foreign/i],
    ['<image href="https://evil.example/x.png"/>', /evil|image/],
    ['<use href="https://evil.example/x.svg#a"/>', /evil/],
    ['<use xlink:href="data:image/svg+xml;base64,PHN2Zz4="/>', /data:/],
    ['<style>@import url(//evil.example/x.css);</style>', /evil|import/],
    ['<style>.a{background:u\\72l(//evil.example)}</style>', /evil/],
    ['<rect style="fill:url(https://evil.example/x)" width="1" height="1"/>', /evil/],
    ['<rect fill="url(https://evil.example/x#a)" width="1" height="1"/>', /evil/],
    [
      '<set attributeName="onmouseover" to="alert(1)"/><animate attributeName="href" values="javascript:alert(1)"/>',
      /alert/,
    ],
    ['<title><![CDATA[</title><script>alert(1)</script>]]></title>', /<script/],
    ['<style><![CDATA[</style><script>alert(1)</script>]]></style>', /<script/],
    ['<desc></svg><script>alert(1)</script><svg></desc>', /<script/],
    ['<path d="M0 0z"/><!--><script>alert(1)</script>-->', /<script/],
    ['<math><mtext><script>alert(1)</script></mtext></math>', /script|alert/],
  ])('loses %s', async (inside, forbidden) => {
    expect((await clean(`<path d="M0 0h9v9z"/>${inside}`)) ?? '').not.toMatch(forbidden);
  });

  it.each([
    ['a page', '<!doctype html><p>Hola</p><svg></svg>'],
    ['words', 'Hola'],
    ['bytes', '\xff\xfe<\0s\0v\0g\0'],
    [
      'an entity that names a file',
      '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><html>&x;</html>',
    ],
  ])('is not %s', async (_, text) => {
    expect(await cleanSvg(Buffer.from(text, 'latin1'), async (drawing) => cleanDrawing(drawing))).toBeNull();
  });
});

import { expect, test } from 'vitest';
import { staticHtml } from './static-html.ts';

test('takes out scripts, their preloads and the marks for hydration', () => {
  const html =
    '<html><head><link rel="preload" as="script" fetchPriority="low" href="/_next/a.js"/>' +
    '<link rel="modulepreload" href="/_next/b.js"/><link rel="stylesheet" href="/_next/c.css"/>' +
    '<script src="/_next/d.js" async=""></script></head><body><div hidden=""><!--$--><!--/$--></div>' +
    '<!--&--><p>Uno<!-- --> dos</p><!--/&--><script id="_R_">self.push(1)</script>' +
    '<script>self.__next_f.push([1,"a > b"])</script></body></html>';
  expect(staticHtml(html)).toBe(
    '<html><head><link rel="stylesheet" href="/_next/c.css"/></head><body><p>Uno dos</p></body></html>',
  );
});

test('keeps data blocks and what only looks like a script', () => {
  const html =
    '<script type="application/ld+json">{"name":"\\u003cscript>"}</script>' +
    '<p title="&lt;script&gt;">&lt;script&gt;alert(1)&lt;/script&gt;</p>';
  expect(staticHtml(html)).toBe(html);
});

import type { Element, Root } from 'hast';
import { rehype } from 'rehype';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { renderReadably } from '#tests/render-fixture.ts';

const schemes = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\tscript:alert(1)',
  'java\nscript:alert(1)',
  '\u0001javascript:alert(1)',
  'javascript&colon;alert(1)',
  'javascript&#58;alert(1)',
  '&#106;avascript:alert(1)',
  '&#x6A&#x61&#x76&#x61script:alert(1)',
  'javascript&Tab;:alert(1)',
  'vbscript:msgbox(1)',
  'data:text/html,<script>alert(1)</script>',
  'data:image/svg+xml;base64,PHN2Zy8+',
  'file:///etc/passwd',
  'blob:https://example.org/1',
  'filesystem:https://example.org/x',
  '%6Aavascript:alert(1)',
  '//evil.example',
  '\\\\evil.example',
  'feed:javascript:alert(1)',
];

const carriers: ((address: string) => string)[] = [
  (address) => `[x](${address})`,
  (address) => `[x](<${address}>)`,
  (address) => `![x](<${address}>)`,
  (address) => `[x][y]\n\n[y]: <${address}>`,
  (address) => `<${address}>`,
  (address) => `<a href="${address}">x</a>`,
  (address) => `<a href='${address}' ping=${address}>x</a>`,
  (address) => `<img src="${address}" srcset="${address} 2x" alt=x>`,
  (address) => `<iframe src="${address}"></iframe>`,
  (address) => `<object data="${address}"></object>`,
  (address) => `<embed src="${address}">`,
  (address) => `<video src="${address}" poster="${address}"></video>`,
  (address) => `<form action="${address}"><button formaction="${address}">x</button></form>`,
  (address) => `<svg><a xlink:href="${address}"><text>x</text></a></svg>`,
  (address) => `<math><mi href="${address}">x</mi></math>`,
  (address) => `<base href="${address}">`,
  (address) => `<meta http-equiv=refresh content="0;url=${address}">`,
  (address) => `<link rel=stylesheet href="${address}">`,
  (address) => `<blockquote cite="${address}">x</blockquote>`,
  (address) => `<table background="${address}"><tr><td background="${address}">x</td></tr></table>`,
];

const documents = [
  '<script>alert(1)</script>',
  '<script src=//evil.example/x.js></script>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<img src=x onerror=alert(1)>',
  '<img src=x onerror=alert(1) title="{% video {} %}">',
  '<img src="x" alt="`onerror=alert(1)`">',
  '<IMG """><SCRIPT>alert(1)</SCRIPT>">',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><style><img src=x onerror=alert(1)></style></svg>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
  '<template><img src=x onerror=alert(1)></template>',
  '<textarea></textarea><img src=x onerror=alert(1)>',
  '<title><img src=x onerror=alert(1)></title>',
  '<xmp><img src=x onerror=alert(1)></xmp>',
  '<plaintext><img src=x onerror=alert(1)>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<iframe src="https://www.youtube.com.evil.example/embed/vDkvhzTdOR8"></iframe>',
  '<iframe src="https://evil.example/?https://www.youtube.com/embed/vDkvhzTdOR8"></iframe>',
  '<details open ontoggle=alert(1)><summary>x</summary></details>',
  '<p style="background:url(javascript:alert(1))">x</p>',
  '<style>*{background:url(//evil.example)}</style>',
  '<a href="x" style="position:fixed;inset:0">x</a>',
  '<input autofocus onfocus=alert(1)>',
  '<select autofocus onfocus=alert(1)><option>x</select>',
  '<marquee onstart=alert(1)>x</marquee>',
  '<body onload=alert(1)>',
  '<html><head><base href=//evil.example></head><body>x</body></html>',
  '<frameset onload=alert(1)><frame src=javascript:alert(1)></frameset>',
  '<audio src onerror=alert(1)></audio>',
  '<video><source onerror=alert(1)></video>',
  '<site-block data-index="0"><script>alert(1)</script></site-block>',
  '<site-image src="javascript:alert(1)" onerror=alert(1)></site-image>',
  '<site-gone></site-gone><site-break onclick=alert(1)></site-break>',
  '<b>&#xFDD0;0&#xFDD1;</b> {% video {"url": "https://youtu.be/vDkvhzTdOR8"} %}',
  '\ufdd00\ufdd1 &#xFDD0;0&#xFDD1;',
  '<img name=getElementById><form id=document><a id=cookie name=cookie>x</a>',
  '<p id="main" class="x" hidden slot=y is=z nonce=1>x</p>',
  '<a href="https://x.org" target=_blank rel=opener>x</a>',
  '<b <script>alert(1)</script>0',
  '<a href="jav&#x0A;ascript:alert(1)">x</a>',
  "<a href='data:text/html;base64,PHNjcmlwdD4='>x</a>",
  '<![CDATA[<script>alert(1)</script>]]>',
  '<?xml version="1.0"?><script>alert(1)</script>',
  '<!--><script>alert(1)</script>-->',
  '<!-- --!><script>alert(1)</script> -->',
  '<!--[if IE]><script>alert(1)</script><![endif]-->',
  '```\n<script>alert(1)</script>\n```',
  '`<script>alert(1)</script>`',
  '[x](https://x.org "onmouseover=alert(1)")',
  '![x" onerror="alert(1)](/media/x.png)',
  '![x](/media/x.png "t\\" onerror=\\"alert(1)")',
  '{% quote {"author": "<img src=x onerror=alert(1)>"} %}<script>alert(1)</script>{% endquote %}',
  '{% quote {} %}\n<div onclick=alert(1)>x</div>\n{% endquote %}',
  '# <img src=x onerror=alert(1)>',
  '| <script>alert(1)</script> |\n|---|\n| <img src=x onerror=alert(1)> |',
  '[^1]\n\n[^1]: <img src=x onerror=alert(1)>',
  '<a href="https://x.org"><a href="javascript:alert(1)">x</a></a>',
];

const contexts: ((document: string) => string)[] = [
  (document) => document,
  (document) => `texto ${document} texto`,
  (document) => `- ${document}`,
  (document) => `> ${document}`,
  (document) => `<div>${document}</div>`,
  (document) => `{% quote {} %}\n${document}\n{% endquote %}`,
];

const vectors = [
  ...schemes.flatMap((scheme) => carriers.map((carry) => carry(scheme))),
  ...documents.flatMap((document) => contexts.map((place) => place(document))),
];

const elements = new Set(
  (
    'site-block site-break site-image p br h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre code kbd strong em del mark small sub sup q cite ' +
    'abbr span a table thead tbody tfoot tr th td caption details summary section input'
  ).split(' '),
);

describe('an attack', () => {
  it('is tried in hundreds of ways', () => {
    expect(vectors.length).toBeGreaterThan(700);
  });

  it('leaves only allow-listed elements, properties and addresses', () => {
    for (const vector of vectors)
      expect(breachesOf(renderReadably(vector).document.tree), vector).toEqual([]);
  });

  it('does not come back when a browser parses what was sent', () => {
    const parser = rehype().data('settings', { fragment: true });
    for (const vector of vectors) {
      const html = parser.stringify(renderReadably(vector).document.tree);
      expect(breachesOf(parser.parse(html)), vector).toEqual([]);
    }
  });

  it('cannot pretend to be a block', () => {
    const { document } = renderReadably('<site-block data-index="0">x</site-block> <b>&#xFDD0;0&#xFDD1;</b>');
    expect(document.blocks).toEqual([]);
    expect(JSON.stringify(document.tree)).not.toContain('site-block');
  });

  it('shows a block once, however often its place is forged', () => {
    const { document } = renderReadably(
      '<b>&#xFDD0;0&#xFDD1;</b>\n\n{% video {"url": "https://youtu.be/vDkvhzTdOR8"} %}\n\n<i>&#xFDD0;0&#xFDD1;</i>',
    );
    expect(document.blocks).toHaveLength(1);
  });
});

function breachesOf(tree: Root): string[] {
  const breaches: string[] = [];
  visit(tree, 'element', (node: Element) => {
    if (!elements.has(node.tagName)) breaches.push(`<${node.tagName}>`);
    for (const [name, value] of Object.entries(node.properties)) {
      if (/^on|style|^srcDoc$|^srcSet$|^target$|^formAction$|^className$/i.test(name)) breaches.push(name);
      if ((name === 'href' || name === 'src') && !isHarmless(String(value)))
        breaches.push(`${name}=${value}`);
    }
  });
  return breaches;
}

function isHarmless(address: string): boolean {
  const url = URL.parse(address, 'https://site.example/es/page');
  return url !== null && /^(?:https?|mailto|tel):$/.test(url.protocol);
}

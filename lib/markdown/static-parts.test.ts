import { join } from 'node:path';
import type { Element } from 'hast';
import { describe, expect, it } from 'vitest';
import { renderReadably } from '#tests/render-fixture.ts';
import { loadBlockDefinitions } from './blocks/load-definitions.ts';
import { DocumentLimitError } from './document-limit-error.ts';
import { fillAddresses, writeStaticParts } from './static-parts.ts';

const picture = '![Una asamblea](/media/a.jpg)\n\n';
const blocks = await loadBlockDefinitions(join(process.cwd(), 'components', 'blocks'));
const written = (body: string) => writeStaticParts(renderReadably(body, { blocks }).document, 'es');

describe('the parts of a text without components', () => {
  it('are one piece of HTML where there is no component at all', () => {
    const { tree } = written('Uno & dos.\n\n- [x] Tres\n');
    expect(tree.children).toHaveLength(1);
    const [{ tagName, properties }] = tree.children as [Element];
    expect(tagName).toBe('site-html');
    expect(properties.html).toMatch(
      /^<p>Uno &#x26; dos\.<\/p>\s*<ul>\s*<li><span class="task" data-done="true"/,
    );
  });

  it('hold thousands of elements beside a component', () => {
    const { tree } = written(picture + '- un *punto*\n'.repeat(3_000));
    expect(JSON.stringify(tree).match(/"tagName"/g)?.length).toBeLessThan(5);
    expect(JSON.stringify(tree).match(/<li>un <em>/g)).toHaveLength(3_000);
  });

  it('take the address of each link, and nothing else, from outside', () => {
    const { tree, hrefs = [] } = written('[a](/b "<")\n\n<abbr title="&#xfdd0;0&#xfdd0;">c</abbr>\n');
    expect(hrefs).toEqual(['/b']);
    fillAddresses(tree, ['/es/b?"><script>']);
    const { html } = (tree.children as [Element])[0].properties;
    expect(html).toContain('<a href="/es/b?&quot;>&lt;script>">a</a>');
    expect(html).not.toContain('<script');
    expect(html).not.toContain('\ufdd0');
  });
});

describe('a text with more components than React puts together in a moment', () => {
  const items = (item: string, count: number) => Array.from({ length: count }, () => item).join(',');
  it.each([
    ['pictures', picture.repeat(1_500)],
    ['paragraphs beside a picture', `${picture}${'Uno.\n\n'.repeat(5_000)}`],
    ['figures of a block', `{% metrics {"items":[${items('{"number":"1","text":"a"}', 1_500)}]} %}`],
    [
      'marks in a block',
      `{% questions {"items":[${items('{"question":"a","answer":"<b>a</b>*b*"}', 1_500)}]} %}`,
    ],
  ])('is refused: %s', (_, body) => {
    expect(() => written(body)).toThrowError(new DocumentLimitError('document-too-large'));
  });

  it.each([
    ['hundreds of pictures', picture.repeat(400)],
    ['two thousand paragraphs and a picture', `${picture}${'Uno.\n\n'.repeat(2_000)}`],
    [
      'hundreds of questions',
      `{% questions {"items":[${items('{"question":"¿A?","answer":"Un **sí**.\\n\\nY [más](/b)."}', 300)}]} %}`,
    ],
  ])('is not one with %s', (_, body) => {
    expect(written(body).tree.children.length).toBeGreaterThan(0);
  });
});

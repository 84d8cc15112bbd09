import { HtmlValidate } from 'html-validate';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { parseMarkup } from '#tests/markup.ts';
import { allPaths, fetchPage, sitemapPaths } from './site.ts';

const paths = await allPaths();
const listed = await sitemapPaths();

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard', 'html-validate:document', 'html-validate:a11y'],
  // How React writes empty elements and boolean attributes is right as well.
  rules: {
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    // For files from other hosts; ours come from where the page comes from.
    'require-sri': 'off',
  },
});

describe.each(paths)('%s', (path) => {
  it('is valid HTML', async () => {
    const { html } = await fetchPage(path);
    const { results } = await validator.validateString(html);
    const messages = results.flatMap((result) => result.messages);
    expect(messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} at ${selector}`)).toEqual(
      [],
    );
  });

  it('has one h1 and skips no level', async () => {
    const { html } = await fetchPage(path);
    const levels = [...html.matchAll(/<h([1-6])[\s>]/g)].map(([, level]) => Number(level));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels[0]).toBe(1);
    expect(levels.filter((level, index) => level > (levels[index - 1] ?? 1) + 1)).toEqual([]);
  });

  it('names its language and has one main part', async () => {
    const markup = parseMarkup((await fetchPage(path)).html);
    expect(markup.values('html', 'lang')).toEqual([path.split('/')[1]]);
    expect(markup.all('main')).toHaveLength(1);
  });
});

describe('what search engines and other sites show', () => {
  it('differs from page to page and is there', async () => {
    const shown = await Promise.all(
      listed.map(async (path) => {
        const markup = parseMarkup((await fetchPage(path)).html);
        const meta = (name: string) =>
          String(markup.all('meta', (properties) => properties.name === name)[0]?.properties.content ?? '');
        return { path, title: titleOf(markup), description: meta('description') };
      }),
    );
    expect(shown.filter(({ title }) => title.length < 8 || title.length > 90)).toEqual([]);
    expect(shown.filter(({ description }) => description.length < 40)).toEqual([]);
    expect(shown.filter(({ description }) => /[*_`<>]|\]\(/.test(description))).toEqual([]);
    // Some words are the same in both languages.
    const language = (path: string) => path.split('/')[1];
    expect(repeated(shown.map(({ path, title }) => `${language(path)} ${title}`))).toEqual([]);
    expect(repeated(shown.map(({ path, description }) => `${language(path)} ${description}`))).toEqual([]);
  });

  it.each(listed)('%s has a picture of the size that is asked for', async (path) => {
    const markup = parseMarkup((await fetchPage(path)).html);
    const property = (name: string) =>
      String(markup.all('meta', (properties) => properties.property === name)[0]?.properties.content ?? '');
    expect(property('og:title')).not.toBe('');
    const answer = await fetch(property('og:image'));
    expect(answer.status).toBe(200);
    const picture = await sharp(Buffer.from(await answer.arrayBuffer())).metadata();
    expect(picture).toMatchObject({ format: 'png', width: 1200, height: 630 });
  });

  it.each(listed)('%s describes itself as linked data', async (path) => {
    const { html } = await fetchPage(path);
    const blocks = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)];
    const types = blocks.flatMap(([, json]) => typesOf(JSON.parse(json ?? '')));
    if (path.split('/').length > 2) expect(types).toContain('BreadcrumbList');
    if (/\/(?:servicios|services)\/./.test(path)) expect(types).toContain('Service');
  });

  it.each(['/es', '/en'])('%s says who publishes the site', async (path) => {
    const { html } = await fetchPage(path);
    const blocks = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)];
    const types = blocks.flatMap(([, json]) => typesOf(JSON.parse(json ?? '')));
    expect(types).toEqual(expect.arrayContaining(['NGO', 'WebSite']));
  });
});

function repeated(texts: readonly string[]): string[] {
  return texts.filter((text, index) => texts.indexOf(text) !== index);
}

function titleOf(markup: ReturnType<typeof parseMarkup>): string {
  const [title] = markup.all('title');
  const [text] = title?.children ?? [];
  return text?.type === 'text' ? text.value : '';
}

function typesOf(data: unknown): string[] {
  if (Array.isArray(data)) return data.flatMap(typesOf);
  if (typeof data !== 'object' || data === null) return [];
  const own = '@type' in data ? [data['@type']].flat().map(String) : [];
  return [...own, ...('@graph' in data ? typesOf(data['@graph']) : [])];
}

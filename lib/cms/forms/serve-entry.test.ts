import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { readAsDecap } from './read-as-decap.ts';
import { formText } from './serve-entry.ts';

const served = (text: string) => formText({ text, revision: 'a'.repeat(40), known: ['title', 'published'] });
const body = 'Un texto.\n\nOtro.\n';

/** Front matter of the kinds that editors and other systems leave, each with what the form has to hold. */
const kinds: [name: string, file: string, fields: Record<string, unknown>][] = [
  [
    'a colon in a title',
    `---\ntitle: Barrios: cómo\norder: 2\n---\n${body}`,
    { title: 'Barrios: cómo', order: 2 },
  ],
  ['a tab', `---\nimage:\n\tpath: /a.png\n---\n${body}`, { image: { path: '/a.png' } }],
  ['a key twice', `---\ntitle: Uno\ntitle: Dos\n---\n${body}`, { title: 'Dos' }],
  ['a key twice within', `---\nimage:\n  alt: a\n  alt: b\n---\n${body}`, { image: { alt: 'b' } }],
  ['a quotation that goes on', `---\ntitle: "Nada" y más\n---\n${body}`, { title: '"Nada" y más' }],
  ['an apostrophe within marks', `---\ntitle: 'L'hora'\n---\n${body}`, { title: "L'hora" }],
  ['an ampersand', `---\ntitle: &Co y más\n---\n${body}`, { title: '&Co y más' }],
  ['a title in brackets', `---\ntitle: [Nuevo]\n---\n${body}`, { title: '[Nuevo]' }],
  ['dots at the end', `---\ntitle: Uno\n...\n${body}`, { title: 'Uno' }],
  ['a comment before it', `<!-- v2 -->\n---\ntitle: Uno\n---\n${body}`, { title: 'Uno' }],
  ['a byte order mark', `\ufeff---\ntitle: Uno\n---\n${body}`, { title: 'Uno' }],
  ['blank lines before it', `\n\n---\ntitle: Uno\n---\n${body}`, { title: 'Uno' }],
  ['spaces behind its lines', `---  \ntitle: Uno\n--- \n${body}`, { title: 'Uno' }],
  ['nothing in it', `---\n---\n${body}`, {}],
  ['a comment in it only', `---\n# nada\n---\n${body}`, {}],
  ['no front matter', body, {}],
  ['an alias', `---\na: &x Uno\nb: *x\n---\n${body}`, { a: 'Uno', b: 'Uno' }],
  ['Windows line ends', `---\r\ntitle: Uno\r\n---\r\n${body.replaceAll('\n', '\r\n')}`, { title: 'Uno' }],
  ['old Mac line ends', `---\rtitle: Uno\r---\r${body.replaceAll('\n', '\r')}`, { title: 'Uno' }],
  ['control characters', `---\ntitle: U\0no\u0007\n---\n${body}`, { title: 'U\0no\u0007' }],
  ['odd dates and numbers', `---\nd: 2024-13-45\nn: 1_000\nt: 12:30\n---\n${body}`, { t: '12:30' }],
  ['a line of hyphens in a text', `---\nd: |\n  a\n  ---\n  b\n---\n${body}`, { d: 'a\n---\nb\n' }],
  ['hyphens at the end of a value', `---\ntitle: Uno ---\n---\n${body}`, { title: 'Uno ---' }],
];

describe('what the studio is served', () => {
  it.each(kinds)('of a file with %s is what Decap can read, with the whole text', (_, file, fields) => {
    const form = readAsDecap(served(file) ?? '');
    expect(form?.data).toMatchObject({ ...fields, _revision: 'a'.repeat(40) });
    expect(form?.body).toBe(body);
  });

  it.each([
    ['a text instead of keys', `---\nEsto es un texto.\n---\n${body}`],
    ['front matter without an end', `---\ntitle: Uno: dos\n\n${body}`],
    ['a list', `---\n- a\n---\n${body}`],
    ['a value that breaks off', `---\ntitle: [\n---\n${body}`],
    ['an alias within itself', `---\na: &a\n  b: *a\n---\n${body}`],
  ])('is nothing of a file with %s', (_, file) => {
    expect(served(file)).toBeNull();
  });

  describe('by Decap itself', () => {
    let decap: { frontmatterYAML(): { fromFile(text: string): Record<string, unknown> } };
    beforeAll(async () => {
      const folder = await mkdtemp(join(tmpdir(), 'decap-'));
      const outfile = join(folder, 'format.mjs');
      const entry = 'node_modules/decap-cms-core/dist/esm/formats/frontmatter.js';
      const banner = {
        js: `import { createRequire } from 'node:module'; const require = createRequire('${process.cwd()}/x.js');`,
      };
      await build({ entryPoints: [entry], outfile, bundle: true, platform: 'node', format: 'esm', banner });
      decap = await import(outfile);
      return () => rm(folder, { recursive: true });
    });

    it.each(kinds)('is read the same of a file with %s', (_, file) => {
      const text = served(file) ?? '';
      const { body: read = '', ...data } = decap.frontmatterYAML().fromFile(text);
      expect({ data, body: read }).toEqual(readAsDecap(text));
    });
  });
});

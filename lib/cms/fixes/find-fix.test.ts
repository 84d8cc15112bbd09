import { describe, expect, it } from 'vitest';
import { contentFile } from '#lib/content/content-file.ts';
import { parseEntry } from '#lib/content/read-entry.ts';
import type { ProblemCode } from '#lib/problems/codes.ts';
import { renderReadably } from '#tests/render-fixture.ts';
import { findFix } from './find-fix.ts';

/** The file after the first problem of this kind was mended. */
function mended(text: string, code: ProblemCode): string | null {
  const { entry, problems } = read(text);
  expect(entry).not.toBeNull();
  const problem = problems.find((one) => one.code === code);
  if (!problem) throw new Error(`The file has no problem ${code}: ${JSON.stringify(problems)}`);
  return findFix(problem, text)?.text ?? null;
}

function read(text: string) {
  const file = contentFile('services/es/prueba.md');
  if (!file) throw new Error('No content file.');
  const source = Buffer.from(text);
  const entry = parseEntry({ ...file, size: source.length, modified: 0 }, source);
  const { problems } = renderReadably(entry.body, { firstLine: entry.bodyLine });
  return { entry: entry.entry, problems: [...entry.problems, ...problems] };
}

const withBody = (body: string) => `---\ntitle: Prueba\n---\n${body}`;

describe('in the text', () => {
  it.each<[ProblemCode, string, string]>([
    ['section-break', 'Uno.\n\n# _\n\nDos.\n', 'Uno.\n\n---\n\nDos.\n'],
    ['section-break', 'Uno.\n# \\-\nDos.\n', 'Uno.\n\n---\nDos.\n'],
    ['section-break', '\n# _\n\nUno.\n', '\nUno.\n'],
    ['section-break', '> Uno.\n>\n> # _\n>\n> Dos.\n', '> Uno.\n>\n> ---\n>\n> Dos.\n'],
    ['heading-text-below', '# \n¿Por qué?\n\nPor esto.\n', '# ¿Por qué?\n\nPor esto.\n'],
    ['heading-text-below', '##\n\nLo **que** viene\n\nEsto.\n', '## Lo **que** viene\n\nEsto.\n'],
    ['heading-bold', '## **Uno** y ***dos***\n', '## Uno y *dos*\n'],
    ['heading-bold', '##  __Uno__ <b>y</b> snake_case__a__b\n', '##  Uno y snake_case__a__b\n'],
    [
      'heading-in-list',
      '- Uno\n- ## Dos\n  Texto.\n\n  - más\n- Tres\n',
      '- Uno\n\n## Dos\nTexto.\n\n- más\n\n- Tres\n',
    ],
    ['list-escaped', '\\* Uno\n\n\\* Dos\ny más\n\nFin.\n', '* Uno\n* Dos\ny más\n\nFin.\n'],
    ['list-escaped', '• uno\\\n•dos\n', '- uno\n- dos\n'],
    ['image-escaped', '!\\[Una](/media/a_b.jpg "T")\n', '![Una](/media/a_b.jpg "T")\n'],
    ['mojibake', 'Uno Preg√∫ntanos dos\n', 'Uno Pregúntanos dos\n'],
    ['clipboard-debris', 'Una\u200b o\ufeff dos\n', 'Una o dos\n'],
    ['clipboard-debris', 'Uno.\n\n\n\n\nDos.\n', 'Uno.\n\nDos.\n'],
    ['clipboard-debris', '<!--StartFragment-->Uno<!--EndFragment-->\n', 'Uno\n'],
    ['link-padded', 'Ve a[ Goteo ](https://goteo.org)para\n', 'Ve a [Goteo](https://goteo.org) para\n'],
    [
      'link-padded',
      'Ve a [ **Goteo** ](https://goteo.org/(x) "t").\n',
      'Ve a [**Goteo**](https://goteo.org/(x) "t") .\n',
    ],
    ['link-empty', 'Ve [](https://goteo.org) ya\n', 'Ve ya\n'],
    ['address-scheme', '[Goteo](goteo.org/a)\n', '[Goteo](https://goteo.org/a)\n'],
    ['address-scheme', 'En www.goteo.org.\n', 'En [www.goteo.org](https://www.goteo.org).\n'],
    ['email-spelling', 'A hola[at]example.org, ya\n', 'A hola@example.org, ya\n'],
    ['email-spelling', '[A](hola[at]example.org)\n', '[A](mailto:hola@example.org)\n'],
  ])('%s is mended: %j', (code, before, after) => {
    expect(mended(withBody(before), code)).toBe(withBody(after));
  });

  it('keeps the line endings and the byte order mark of the file', () => {
    const file = '\ufeff---\r\ntitle: Prueba\r\n---\r\nUno.\r\n\r\n# _\r\n\r\nDos.\r\n';
    expect(mended(file, 'section-break')).toBe(file.replace('# _', '---'));
  });

  it.each<[ProblemCode, string]>([
    ['section-break', '- # _\n- dos\n'],
    ['list-escaped', '\\* uno\n\n\\* - dos\n'],
    ['block-empty', '{% metrics {"items": []} %}\n'],
    ['filler-text', 'Lorem ipsum dolor.\n'],
    ['image-alt', '![](/media/a.jpg)\n'],
  ])('leaves to a person what is not plain: %s in %j', (code, body) => {
    expect(mended(withBody(body), code)).toBeNull();
  });
});

describe('in the front matter', () => {
  const file = (field: string) =>
    `---\n# nota\ntitle: "Prueba"   # así\n${field}\nother:  {a: 1}\n---\nTexto.\n`;

  it.each<[ProblemCode, string, string]>([
    ['slug-form', 'slug: Diseño-De Asambleas', 'slug: diseno-de-asambleas'],
    ['slug-form', "slug: '2024 Año'", "slug: '2024-ano'"],
    [
      'key-spelling',
      'Image: {path: /media/a.jpg, alt: Una plaza}',
      'image: {path: /media/a.jpg, alt: Una plaza}',
    ],
    ['key-spelling', 'image:\n  source: /media/a.jpg\n  alt: b', 'image:\n  path: /media/a.jpg\n  alt: b'],
    ['mojibake', 'description: "Preg√∫ntanos: ya"', 'description: "Pregúntanos: ya"'],
    ['mojibake', 'description: >-\n  Preg√∫ntanos\n  ya', 'description: >-\n  Pregúntanos\n  ya'],
    ['clipboard-debris', 'description: Una\u200b cosa', 'description: Una cosa'],
    [
      'address-scheme',
      'call_to_action:\n  text: Hola a todo el mundo\n  url: goteo.org/x\n  url_text: Ve a Goteo',
      'call_to_action:\n  text: Hola a todo el mundo\n  url: https://goteo.org/x\n  url_text: Ve a Goteo',
    ],
    ['front-matter-tabs', 'image:\n\tpath: /media/a.jpg\n\talt: b', 'image:\n  path: /media/a.jpg\n  alt: b'],
  ])('%s is mended: %j', (code, before, after) => {
    const fixed = mended(file(before), code);
    expect(fixed).toBe(file(after));
    // What pages are made of is the same, apart from how an address was understood.
    expect(read(fixed ?? '').entry?.data).toEqual({
      ...read(file(before)).entry?.data,
      ...(code === 'slug-form' ? { slug: expect.stringMatching(/^[a-z0-9-]+$/) } : {}),
    });
    expect(read(fixed ?? '').problems.map((problem) => problem.code)).not.toContain(code);
  });

  it.each<[ProblemCode, string, string]>([
    ['publication-hidden', 'draft: true # aún no', 'published: false # aún no'],
    ['publication-hidden', '"Estado": "Borrador"', 'published: false'],
    ['publication-hidden', 'borrador: sí\npublished: false', 'published: false'],
    ['publication-hidden', 'published: true\nborrador: sí', 'published: false'],
    ['publication-hidden', 'published: draft', 'published: false'],
    ['publication-date', 'expiryDate: 2020-05-01', 'unpublish_at: 2020-05-01'],
    ['publication-date', 'publishDate: "2089-05-01T09:00"', 'publish_at: "2089-05-01T09:00"'],
  ])('%s is mended, and stays as public as it is: %j', (code, before, after) => {
    const fixed = mended(file(before), code);
    expect(fixed).toBe(file(after));
    const [had, has] = [before, after].map((field) => read(file(field)));
    expect([has?.entry?.isPublic, has?.entry?.span]).toEqual([false, had?.entry?.span]);
    expect(has?.problems).toEqual([]);
  });

  it.each(['pubDate: Jul 08 2089', 'publishDate: 2089-05-01\npublish_at: 2088-01-01'])(
    'leaves to a person a day that our own field would not read, or that is taken: %j',
    (field) => {
      expect(mended(file(field), 'publication-date')).toBeNull();
    },
  );

  it('does not rename a field whose right name is taken', () => {
    expect(
      mended(file('Image: {path: /media/a.jpg}\nimage: {path: /media/b.jpg}'), 'key-spelling'),
    ).toBeNull();
  });
});

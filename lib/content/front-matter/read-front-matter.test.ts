import { describe, expect, it } from 'vitest';
import { processorTime } from '#tests/processor-time.ts';
import { readFrontMatter } from './read-front-matter.ts';

/** Twenty lines that would be a million items. */
const growing = `---\nk0: &k0 [1]\n${Array.from(
  { length: 20 },
  (_, n) => `k${n + 1}: &k${n + 1} [*k${n}, *k${n}]\n`,
).join('')}z: *k20\n---\n`;

describe('front matter', () => {
  it('is split from the body, whose first line is known', () => {
    const { data, body, bodyLine, problems } = readFrontMatter(
      '---\ntitle: Uno\nimage:\n  path: /x.png\n---\nTexto\n',
    );
    expect({ data, body, bodyLine, problems }).toEqual({
      data: { title: 'Uno', image: { path: '/x.png' } },
      body: 'Texto\n',
      bodyLine: 6,
      problems: [],
    });
  });

  it('may have a byte order mark, CRLF and blank lines before it', () => {
    const { data, body, bodyLine, problems } = readFrontMatter(
      '\ufeff\r\n---\r\ntitle: Uno\r\n---\r\nA\r\n\r\nB',
    );
    expect({ data, body, bodyLine, problems }).toEqual({
      data: { title: 'Uno' },
      body: 'A\n\nB',
      bodyLine: 5,
      problems: [],
    });
  });

  it.each([
    ['empty', '', 'file-empty', 1],
    ['blank', '\n \n', 'file-empty', 1],
    ['without front matter', 'Solo texto', 'front-matter-missing', 1],
    ['with a list', '---\n- a\n---\n', 'front-matter-missing', 2],
    ['with a text instead of keys', '---\nEsto no dice nada.\n---\nTexto', 'front-matter-missing', 2],
    ['with a value that breaks off', '---\nuid: x\ntitle: [\n---\n', 'front-matter-broken', 4],
    [
      'with broken front matter that nothing ends',
      '---\ntitle: Uno: dos\n\nTexto\n',
      'front-matter-broken',
      2,
    ],
    ['with an alias within itself', '---\na: &a\n  b: *a\n---\n', 'front-matter-broken', 3],
    ['with aliases that grow', growing, 'front-matter-broken', 4],
    ['nested without end', `---\na: ${'['.repeat(50_000)}\n---\n`, 'front-matter-too-deep', 2],
    [
      'nested behind what closes nothing',
      `---\nb: "${']'.repeat(50_000)}"\na: ${'['.repeat(50_000)}\n---\n`,
      'front-matter-too-deep',
      2,
    ],
    ['nested by dashes', `---\na:\n${'- '.repeat(50_000)}\n---\n`, 'front-matter-too-deep', 2],
    [
      'nested by indentation',
      `---\n${Array.from({ length: 200 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('')}---\n`,
      'front-matter-too-deep',
      2,
    ],
    ['with more items than fit', `---\naliases: [${'1,'.repeat(3_000)}]\n---\n`, 'front-matter-too-large', 2],
    ['with a value of 40 kB', `---\ntitle: ${'a'.repeat(40_000)}\n---\n`, 'front-matter-too-large', 2],
    ['that asks to be run', '---js\nprocess.exit(1)\n---\n', 'front-matter-missing', 1],
    ['over 200 kB', `---\ntitle: x\n---\n${'a'.repeat(200_000)}`, 'document-too-large', 1],
  ] as const)('of a file %s is unreadable', (_, source, code, line) => {
    const { unreadable, problems } = readFrontMatter(source);
    expect(unreadable).toBe(true);
    expect(problems).toEqual([expect.objectContaining({ code, line, severity: 'error' })]);
  });

  it.each([
    ['a colon', 'title: Barrios: cómo se hace', 'Barrios: cómo se hace'],
    ['a quotation at its start', 'title: "Nada de nosotras" sin nosotras', '"Nada de nosotras" sin nosotras'],
    ['two quotations', 'title: "Uno" y "dos"', '"Uno" y "dos"'],
    ['a quotation within marks', 'title: "Dijo "hola" ayer"', 'Dijo "hola" ayer'],
    ['an apostrophe within marks', "title: 'L'hora d'avui'", "L'hora d'avui"],
    ['a mark that is never closed', 'title: "Hola', 'Hola'],
    ['a backslash within marks', 'title: "De a\\d a z"', 'De a\\d a z'],
    ['an ampersand at its start', 'title: &Co y amigas', '&Co y amigas'],
    ['an exclamation mark at its start', 'title: !Hola mundo', '!Hola mundo'],
    ['a question mark at its start', 'title: ? qué', '? qué'],
    ['emphasis at its start', 'title: *Hola* mundo', '*Hola* mundo'],
    ['a star at its start', 'title: *Hola', '*Hola'],
    ['an at sign at its start', 'title: @platoniq', '@platoniq'],
    ['a backtick at its start', 'title: `a` y b', '`a` y b'],
    ['a percent sign at its start', 'title: %100', '%100'],
    ['braces at its start', 'title: {Hola} mundo', '{Hola} mundo'],
    ['brackets around it', 'title: [Nuevo]', '[Nuevo]'],
    ['brackets at its start', 'title: [Nuevo] Taller', '[Nuevo] Taller'],
    ['a hyphen at its start', 'title: - hola', '- hola'],
    ['a bar at its start', 'title: | hola', '| hola'],
    ['no space behind its colon', 'title:Hola', 'Hola'],
    ['a space behind its colon that is none to YAML', 'title:\u00a0Hola', 'Hola'],
    ['a line end that is none to YAML', 'title: Uno\u2028Dos: tres', 'Uno\u2028Dos: tres'],
  ])('is read as text where a value has %s, and only there', (_, line, title) => {
    const { data, yaml, problems } = readFrontMatter(`---\nuid: x\n${line}\norder: 2\n---\nTexto\n`);
    expect(data).toEqual({ uid: 'x', title, order: 2 });
    expect(yaml.split('\n')).toEqual(['uid: x', `title: ${JSON.stringify(title)}`, 'order: 2', '']);
    expect(problems).toMatchObject([
      { code: 'front-matter-plain', severity: 'warning', line: 3, key: 'title' },
    ]);
  });

  it('is read as text within lists and mappings, and where a value goes on at the margin', () => {
    const { data, problems } = readFrontMatter(
      '---\nimage:\n  path: /a.png\n  alt: Foto: la plaza\nitems:\n  - "a" b\n  - c\ndescription: uno\ndos: no, tres\ny más\n---\n',
    );
    expect(data).toEqual({
      image: { path: '/a.png', alt: 'Foto: la plaza' },
      items: ['"a" b', 'c'],
      description: 'uno',
      dos: 'no, tres y más',
    });
    expect(problems.map(({ line, key }) => `${line} ${key}`)).toEqual(['4 alt', '6 items', '9 dos']);
  });

  it('leaves alone what only looks unusual', () => {
    const yaml = 'description: |\n  Hola &Co: a\n  title: *x\nb: "*x" # &c\n';
    const { data, problems } = readFrontMatter(`---\n${yaml}---\n`);
    expect(data).toEqual({ description: 'Hola &Co: a\ntitle: *x\n', b: '*x' });
    expect(problems).toEqual([]);
  });

  it('has what aliases stand for in their places', () => {
    const { data, yaml } = readFrontMatter('---\na: &x Uno\nb: *x\nc: &y\n  - 1\nd: *y\n---\n');
    expect(data).toEqual({ a: 'Uno', b: 'Uno', c: [1], d: [1] });
    expect(yaml).not.toContain('*');
  });

  it.each([
    ['empty', '---\n---\nTexto\n', {}, 'front-matter-empty', 1],
    [
      'behind a comment',
      '<!-- v2 -->\n---\ntitle: Uno\n---\nTexto\n',
      { title: 'Uno' },
      'front-matter-late',
      1,
    ],
    ['closed by dots', '---\ntitle: Uno\n...\nTexto\n', { title: 'Uno' }, null, 0],
  ])('may be %s', (_, source, data, code, line) => {
    const read = readFrontMatter(source);
    expect(read).toMatchObject({ data, body: 'Texto\n', unreadable: false });
    expect(read.problems).toMatchObject(code ? [{ code, line }] : []);
  });

  it('says where its end is missing and a text may follow', () => {
    const { data, problems } = readFrontMatter('---\ntitle: Uno\n\nNota: dos\n');
    expect(data).toEqual({ title: 'Uno', Nota: 'dos' });
    expect(problems).toMatchObject([{ code: 'front-matter-unclosed', line: 1 }]);
  });

  it('does not take a rule behind a comment for its beginning', () => {
    expect(readFrontMatter('<!-- x -->\n---\nTexto\n').unreadable).toBe(true);
  });

  it.each([
    ['Windows-1252', 'title: acci\xf3n \x93uno\x94', 'acción “uno”', 'windows-1252', 2],
    ['Mac Roman', 'title: di\x87logo en acci\x97n', 'diálogo en acción', 'macintosh', 2],
  ])('is read by its encoding where it is %s', (_, line, title, encoding, at) => {
    const { data, body, problems } = readFrontMatter(
      Buffer.from(`---\n${line}\n---\nM\xc3\xa1s\n`, 'latin1'),
    );
    expect({ data, body }).toEqual({ data: { title }, body: 'Más\n' });
    expect(problems).toMatchObject([{ code: 'not-utf8', line: at, values: { encoding } }]);
  });

  it('is repaired where it is indented by tabs', () => {
    const { data, problems } = readFrontMatter('---\ntitle: Uno\nimage:\n\tpath: x\n\talt: y\n---\n');
    expect(data).toEqual({ title: 'Uno', image: { path: 'x', alt: 'y' } });
    expect(problems).toEqual([
      expect.objectContaining({ code: 'front-matter-tabs', line: 4, severity: 'warning' }),
    ]);
  });

  it('takes the last of two equal keys, also inside', () => {
    const { data, problems } = readFrontMatter(
      '---\ntitle: Uno\nimage:\n  alt: a\n  alt: b\ntitle: Dos\n---\n',
    );
    expect(data).toEqual({ title: 'Dos', image: { alt: 'b' } });
    expect(problems.map(({ code, line, column }) => ({ code, line, column }))).toEqual([
      { code: 'key-duplicate', line: 6, column: 1 },
      { code: 'key-duplicate', line: 5, column: 3 },
    ]);
  });

  it('knows where keys stand and how values are written', () => {
    const { keyPosition, writtenAs } = readFrontMatter(
      '---\ntitle: 0800\nlist:\n  - 1.50\n  - 2024-01-02\n---\n',
    );
    expect(keyPosition('title')).toEqual({ line: 2, column: 1 });
    expect(keyPosition('list.1')).toEqual({ line: 5, column: 5 });
    expect(keyPosition('list.7.x')).toEqual({ line: 3, column: 1 });
    expect(writtenAs('title')).toBe('0800');
    expect(writtenAs('list.0')).toBe('1.50');
    expect(writtenAs('list.1')).toBe('2024-01-02');
  });

  it('changes no prototype', () => {
    readFrontMatter('---\n__proto__:\n  polluted: true\ntitle: x\n---\n');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('is read thousands of times a second', async () => {
    const source = Buffer.from(
      `---\ntitle: Uno\ndescription: ${'palabra '.repeat(40)}\nimage:\n  path: /x.png\n---\n${'Texto. '.repeat(400)}`,
    );
    const time = await processorTime(() => {
      for (let round = 0; round < 1000; round += 1) readFrontMatter(source);
    });
    expect(time).toBeLessThan(1_000);
  });
});

import { describe, expect, it } from 'vitest';
import { processorTime } from '#tests/processor-time.ts';
import { readFrontMatter } from './read-front-matter.ts';

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
    ['not UTF-8', Buffer.from([0x2d, 0x2d, 0x2d, 0x0a, 0x74, 0x3a, 0x20, 0xf1, 0x0a]), 'not-utf8', 1],
    ['empty', '', 'file-empty', 1],
    ['blank', '\n \n', 'file-empty', 1],
    ['without front matter', 'Solo texto', 'front-matter-missing', 1],
    ['with empty front matter', '---\n---\nTexto', 'front-matter-missing', 2],
    ['with a list', '---\n- a\n---\n', 'front-matter-missing', 2],
    ['with a colon too many', '---\nuid: x\ntitle: Uno: dos\n---\n', 'front-matter-broken', 3],
    ['with an open quotation mark', '---\ntitle: "Uno\n---\n', 'front-matter-broken', 3],
    ['with aliases that grow', '---\na: &a [1]\nb: &b [*a,*a]\n---\n', 'front-matter-broken', 3],
    ['nested without end', `---\na: ${'['.repeat(50_000)}\n---\n`, 'front-matter-broken', 2],
    ['nested by dashes', `---\na:\n${'- '.repeat(50_000)}\n---\n`, 'front-matter-broken', 2],
    ['that asks to be run', '---js\nprocess.exit(1)\n---\n', 'front-matter-missing', 1],
    ['over 200 kB', `---\ntitle: x\n---\n${'a'.repeat(200_000)}`, 'document-too-large', 1],
  ] as const)('of a file %s is unreadable', (_, source, code, line) => {
    const { unreadable, problems } = readFrontMatter(source);
    expect(unreadable).toBe(true);
    expect(problems).toEqual([expect.objectContaining({ code, line, severity: 'error' })]);
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

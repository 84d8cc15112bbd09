import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { describe, expect, it } from 'vitest';
import { parseMarkdown } from './parse-markdown.ts';

const whole = remark().use(remarkGfm).freeze();

/** What does not end with a blank line, or means something further down. */
const pieces = [
  'Un párrafo con **negrita** y\notra línea.',
  '# Título',
  '- uno\n\n- dos\n\n  dentro',
  '1. uno\n2. dos',
  '> cita\n\n> otra',
  '```\ncódigo\n\nmás\n```',
  '```\nsin cerrar',
  '~~~ js\nuno\n~~~',
  '<!-- un comentario\n\nque sigue -->',
  '<div>\n\nTexto\n\n</div>',
  '<script>\nuno\n\ndos\n</script>',
  '    código sangrado\n\n    más',
  '| a | b |\n|---|---|\n| 1 | 2 |',
  '- lista\n\n      código\n\n  ```\n  abierto',
  'Título\n===',
  '***',
  '(entre paréntesis)',
  '[un enlace](https://goteo.org) y https://decidim.org.',
  '\\- escapado',
];

describe('Markdown that is parsed piece by piece', () => {
  it('is read as it is in one piece, whatever stands next to what', () => {
    for (let seed = 1; seed <= 4; seed += 1) {
      const text = Array.from(
        { length: 500 },
        (_, index) => pieces[(index * seed + (index % 7)) % pieces.length],
      )
        .filter((piece, index) => index % 50 === seed % 50 || !piece?.includes('sin cerrar'))
        .join('\n\n');
      expect(text.length).toBeGreaterThan(8_000);
      expect(
        isDeepStrictEqual(parseMarkdown(text).children, whole.parse(text).children),
        `seed ${seed}`,
      ).toBe(true);
    }
  });

  it('is read as it is in one piece where the words of a link stand elsewhere', () => {
    const text = `[Uno][a] y nota[^1].\n\n${'Texto que sigue.\n\n'.repeat(600)}[a]: https://goteo.org\n\n[^1]: Nota.\n`;
    expect(parseMarkdown(text).children).toEqual(whole.parse(text).children);
  });

  it('gives each reader a tree of their own', () => {
    const text = 'Texto que sigue, con más palabras.\n\n'.repeat(600);
    const tree = parseMarkdown(text);
    const before = structuredClone(tree.children);
    tree.children.splice(0, 300);
    for (const child of tree.children) if ('children' in child) child.children.length = 0;
    expect(parseMarkdown(text).children).toEqual(before);
  });

  it('is read as it is in one piece in every fixture', () => {
    const folder = join(import.meta.dirname, 'fixtures');
    const text = readdirSync(folder)
      .map((name) => readFileSync(join(folder, name, 'input.md'), 'utf8'))
      .filter((source) => !source.includes(']:'))
      .map((source) => source.replaceAll('\r\n', '\n').replaceAll('\r', '\n'))
      .join('\n\n');
    expect(parseMarkdown(text).children).toEqual(whole.parse(text).children);
  });
});

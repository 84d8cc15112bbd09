import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFrontMatter } from '#lib/content/front-matter/read-front-matter.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { renderReadably } from '#tests/render-fixture.ts';
import { loadBlockDefinitions } from './blocks/load-definitions.ts';

// Documents as the foundation's editors wrote them; they stand beside the repository, not in it.
const folder = join(process.cwd(), '..', 'shared', 'seeds');
const files = existsSync(folder) ? readdirSync(folder).sort() : [];

describe.skipIf(files.length !== 4)(
  'the real documents (skipped where ../shared/seeds does not stand)',
  () => {
    it('keep the five families, plain headings and no link to a host without a dot', async () => {
      const { output, document, codes } = await render(0, 'en');
      expect(document.outline.map(({ depth }) => depth)).toEqual([2, 2, 2, 2, 2]);
      expect(document.outline[1]?.text).toBe('Consultancy and strategic accompaniment');
      expect(output).not.toMatch(/<h\d[^>]*><strong>/);
      expect(output).toContain('Promotion of cooperativism: Crowdcoop.org</li>');
      expect(document.links.map(({ href }) => href)).toEqual([
        'https://www.goteo.org/',
        'https://www.goteo.org/matchfunding',
      ]);
      expect(codes).toContain('link-host');
      expect(output.match(/<li>/g)).toHaveLength(21);
    });

    it('lose the empty figures with their heading, and get headings, list and video', async () => {
      const { output, document, codes } = await render(1, 'es');
      expect(output).not.toContain('Impacto hasta el momento');
      expect(document.outline.map(({ text }) => text)).toEqual([
        '¿Cómo lo conseguimos?',
        'Goteo como red social',
        'Proyectos relacionados',
      ]);
      expect(output.match(/<site-break>/g)).toHaveLength(1);
      expect(output.match(/<li>/g)).toHaveLength(4);
      expect(output).not.toContain('iframe');
      expect(document.blocks).toEqual([
        {
          name: 'video',
          parameters: expect.objectContaining({ url: expect.stringContaining('vDkvhzTdOR8') }),
          context: 'Proyectos relacionados',
        },
      ]);
      expect(document.blocks[0]?.parameters).not.toHaveProperty('title');
      expect(document.media.map(({ src }) => src)).toEqual([
        '/media/photo_2024-07-31_15-48-13.jpg',
        '/media/photo_2024-07-31_15-48-28.jpg',
      ]);
      expect(codes).toEqual(
        expect.arrayContaining(['section-break', 'block-empty', 'heading-text-below', 'list-escaped']),
      );
    });

    it('have breaks between sections, and pictures with one caption', async () => {
      const { output, document } = await render(2, 'es');
      expect(output.match(/<site-break>/g)).toHaveLength(4);
      expect(document.outline).toHaveLength(4);
      expect(output).toContain('alt="Decide Madrid" caption="Decide Madrid"');
      expect(output).toContain('<h2 id="impacto-hasta-el-momento">');
    });

    it('show figures, and report the format that another language has', async () => {
      const { document } = await render(3, 'en');
      expect(document.blocks.map(({ name }) => name)).toEqual(['metrics', 'video']);
      expect(document.blocks[0]).toMatchObject({ context: 'Impact so far' });
      expect(document.problems).toContainEqual(
        expect.objectContaining({
          code: 'figure-format',
          line: 25,
          values: { written: '83,8%', shown: '83.8%' },
        }),
      );
    });
  },
);

async function render(index: number, locale: Locale) {
  const blocks = await loadBlockDefinitions(join(process.cwd(), 'components', 'blocks'));
  const { body, bodyLine } = readFrontMatter(readFileSync(join(folder, files[index] ?? '')));
  const { output, document } = renderReadably(body, { blocks, locale, firstLine: bodyLine });
  return { output, document, codes: document.problems.map(({ code }) => code) };
}

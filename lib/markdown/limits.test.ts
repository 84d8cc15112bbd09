import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { processorTime } from '#tests/processor-time.ts';
import { renderReadably } from '#tests/render-fixture.ts';
import { DocumentLimitError } from './document-limit-error.ts';
import { createMarkdownRenderer } from './render-off-thread.ts';

const options = { locale: 'es', peertubeHosts: [] } as const;
const blocksDir = join(process.cwd(), 'components', 'blocks');

describe('a document within bounds', () => {
  it('may have ten thousand list items', () => {
    const { document } = renderReadably('- un punto\n'.repeat(10_000));
    expect(JSON.stringify(document.tree).match(/"li"/g)).toHaveLength(10_000);
  });

  it.each([
    ['half-written entities', '&#x41 '],
    ['entities', '&#x41;'],
    ['named entities', '&copy'],
    ['broken entities', '&;&#;&#x;&#99999999;'],
  ])(
    'may have five thousand %s in an alternative text',
    (_, entity) => {
      const { document } = renderReadably(`![${entity.repeat(5000)}](/media/x.png)`);
      expect(document.media).toEqual([expect.objectContaining({ src: '/media/x.png' })]);
    },
    // Quadratic in the parser, and many times slower in a worker that has run other tests.
    240_000,
  );

  it('reports no more than fifty problems of a kind', () => {
    expect(renderReadably('# _\n\nTexto.\n\n'.repeat(200)).problems).toHaveLength(50);
  });
});

describe('a document out of bounds', () => {
  it.each([
    ['elements', '<div>'.repeat(5000)],
    ['quotations', `${'>'.repeat(5000)} a`],
    ['lists', `${'- '.repeat(5000)} a`],
    [
      'lists by indentation',
      Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth * 2)}- a`).join('\n'),
    ],
    ['brackets', '['.repeat(5000)],
    ['pictures in pictures', `${'!['.repeat(5000)}a${'](x)'.repeat(5000)}`],
    ['blocks', `${'{% quote %}\n'.repeat(50)}${'{% endquote %}\n'.repeat(50)}`],
  ])('is refused for nesting: %s', async (_, body) => {
    const refused = () =>
      expect(() => renderReadably(body)).toThrowError(new DocumentLimitError('document-too-deep'));
    expect(await processorTime(refused)).toBeLessThan(8_000);
  });

  it('is refused for its size', () => {
    expect(() => renderReadably('á'.repeat(100_001))).toThrowError(
      new DocumentLimitError('document-too-large'),
    );
    const table = `${'|a'.repeat(1000)}|\n${'|-'.repeat(1000)}|\n${'|\n'.repeat(1000)}`;
    expect(() => renderReadably(table)).toThrowError(new DocumentLimitError('document-too-large'));
  });
});

describe('rendering off the main thread', () => {
  const renderer = createMarkdownRenderer({ blocksDir, timeLimit: 3000 });
  afterAll(() => renderer.close());

  it('knows the blocks of the site', async () => {
    const document = await renderer.render('{% numbers {"items": [{"text": "a"}]} %}', options);
    expect(document.blocks).toEqual([
      { name: 'metrics', parameters: { items: [expect.objectContaining({ text: 'a' })] } },
    ]);
  });

  // A busy machine is slow; a document that is really too slow takes minutes.
  it('gives up on a document that takes too long, and goes on with the next', async () => {
    // Emphasis that opens thousands of times is quadratic in every parser of its kind.
    const slow = renderer.render('*a _b '.repeat(8000) + '_ *'.repeat(8000), options);
    const next = renderer.render('Sigue **aquí**.', options);
    await expect(slow).rejects.toMatchObject({ name: 'DocumentLimitError', code: 'document-too-slow' });
    await expect(next).resolves.toMatchObject({ text: 'Sigue aquí.' });
  });

  it('says which limit a document breaks', async () => {
    await expect(renderer.render('<div>'.repeat(5000), options)).rejects.toMatchObject({
      code: 'document-too-deep',
    });
    await expect(renderer.render('a'.repeat(200_001), options)).rejects.toMatchObject({
      code: 'document-too-large',
    });
  });

  it('refuses work after it is closed', async () => {
    const closed = createMarkdownRenderer({ blocksDir });
    const waiting = closed.render('a', options);
    await closed.close();
    await expect(closed.render('a', options)).rejects.toThrow('closed');
    await waiting.catch(() => undefined);
  });
});

import { toString as textOf } from 'hast-util-to-string';
import { describe, expect, it } from 'vitest';
import { fileSize } from '#lib/i18n/file-size.ts';
import { exampleOf } from '#tests/block-examples.tsx';

describe('documents', () => {
  it('say what they are called, their type and their size', () => {
    const { markup } = exampleOf('documents', 'Dos documentos');
    expect(markup.values('a', 'href')).toEqual(['/media/guia.pdf?v=1', '/media/memoria.odt?v=1']);
    expect(markup.all('li').map(textOf)).toEqual([
      'Guía de facilitaciónPDF, 241\u00a0kBPaso a paso, con plantillas.',
      'memoria.odtODT, 1,3\u00a0MB',
    ]);
  });

  it('say so where a file is not there', () => {
    const { markup } = exampleOf('documents', 'Un documento que no está');
    expect(markup.all('a')).toEqual([]);
    expect(markup.all('li').map(textOf)).toEqual(['Memoria de 2031No disponible por ahora']);
  });

  it.each([
    [0, '0\u00a0B'],
    [999, '999\u00a0B'],
    [1000, '1\u00a0kB'],
    [999_600, '1\u00a0MB'],
    [12_400_000, '12\u00a0MB'],
  ])('write %i bytes as %s', (bytes, written) => {
    expect(fileSize(bytes, 'es')).toBe(written);
  });
});

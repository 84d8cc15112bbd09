import { toString as textOf } from 'hast-util-to-string';
import { describe, expect, it } from 'vitest';
import { exampleOf, renderExample } from '#tests/block-examples.tsx';

describe('metrics', () => {
  it('shows figures in the number format of the page, each before what it counts', () => {
    const spanish = exampleOf('metrics', 'Tres cifras').markup.all('li').map(textOf);
    expect(spanish).toEqual([
      '21M euros recaudados para el bien común',
      '83,8\u00a0% de las campañas llegan a su objetivo',
      '355k personas han participado',
    ]);
    const english = exampleOf('metrics', 'Three figures').markup.all('strong').map(textOf);
    expect(english).toEqual(['21M', '83.8%', '355k']);
  });

  it('shows a list of highlights where none has a number (content case 9)', () => {
    const { markup } = exampleOf('metrics', 'Puntos fuertes, sin cifras');
    expect(markup.all('strong')).toEqual([]);
    expect(markup.all('li').map(textOf)).toEqual([
      'Código abierto desde el primer día',
      'Decisiones que se toman en público',
    ]);
  });

  it('answers to its old name', () => {
    expect(exampleOf('metrics', 'Con el nombre antiguo').markup.all('strong').map(textOf)).toEqual(['20']);
  });

  it('shows nothing, and no heading of its own, where it is empty (content case 8)', () => {
    const { html } = renderExample('es', 'Impacto', '{% metrics { "items": [] } %}');
    expect(html).toBe('<div class="prose"></div>');
  });
});

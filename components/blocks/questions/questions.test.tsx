import { toString as textOf } from 'hast-util-to-string';
import { describe, expect, it } from 'vitest';
import { exampleOf } from '#tests/block-examples.tsx';

describe('questions', () => {
  it('open to their answers, whose Markdown is shown', () => {
    const { markup } = exampleOf('questions', 'Preguntas con respuesta');
    expect(markup.all('summary').map(textOf)).toEqual(['¿Quién puede participar?', '¿Cuánto dura?']);
    expect(markup.all('details', ({ open }) => Boolean(open))).toEqual([]);
    expect(markup.values('a', 'href')).toEqual(['/es/sobre-platoniq']);
    expect(markup.all('p').map(textOf)).toEqual([
      'Cualquier persona mayor de 16 años. Más en la guía.',
      'Tres meses, de media.',
      'El primero se dedica a preparar.',
    ]);
  });

  it('are a plain list where none has an answer', () => {
    const { markup } = exampleOf('questions', 'Solo preguntas');
    expect(markup.all('details')).toEqual([]);
    expect(markup.all('li').map(textOf)).toEqual(['¿Qué nos une?', '¿Qué nos falta por decidir?']);
  });

  it('keep one without an answer among the others', () => {
    const { markup } = exampleOf('questions', 'Questions with answers');
    expect(markup.all('details')).toHaveLength(1);
    expect(markup.all('li').map(textOf)).toContain('And if nobody comes?');
  });
});

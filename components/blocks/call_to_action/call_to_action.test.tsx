import { toString as textOf } from 'hast-util-to-string';
import { describe, expect, it } from 'vitest';
import { exampleOf } from '#tests/block-examples.tsx';

describe('call to action', () => {
  it('leads to the contact page where a label stands for the address (content case 13)', () => {
    const { markup } = exampleOf(
      'call_to_action',
      'Con texto propio y una etiqueta en lugar de una dirección',
    );
    expect(markup.all('a').map(textOf)).toEqual(['Pregúntanos']);
    expect(markup.values('a', 'href')).toEqual(['/es/contacto']);
    expect(markup.all('p').map(textOf)).toContain('¿Organizas una asamblea en tu municipio?');
  });

  it('has words of its own where the author wrote none (content case 14)', () => {
    const { markup } = exampleOf('call_to_action', 'Sin nada');
    expect(markup.all('p').map(textOf)).toEqual(['¿Quieres saber más?', 'Escríbenos']);
  });

  it('leads where it says, with its picture', () => {
    const { markup } = exampleOf('call_to_action', 'Con imagen y dirección');
    expect(markup.values('a', 'href')).toEqual(['https://goteo.org']);
    expect(markup.values('img', 'alt')).toEqual(['Notas adhesivas en una pared']);
  });

  it('speaks the language of the page', () => {
    const { markup } = exampleOf('call_to_action', 'With a sentence and a label');
    expect(markup.all('a').map(textOf)).toEqual(['Talk to us']);
    expect(markup.values('a', 'href')).toEqual(['/en/contact']);
  });
});

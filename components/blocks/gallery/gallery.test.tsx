import { describe, expect, it } from 'vitest';
import { exampleOf } from '#tests/block-examples.tsx';

describe('gallery', () => {
  it('opens each picture large by a button that names it', () => {
    const { markup } = exampleOf('gallery', 'Tres imágenes');
    const openers = markup.all('button', ({ popoverTargetAction }) => popoverTargetAction !== 'hide');
    expect(openers.map(({ properties }) => properties.ariaLabel)).toEqual([
      'Ampliar: Una asamblea sentada en círculo',
      'Ampliar: Notas adhesivas en una pared',
      'Ampliar la imagen 3',
    ]);
    const targets = openers.map(({ properties }) => properties.popoverTarget);
    const dialogs = markup.all('div', ({ popover }) => popover !== undefined);
    expect(dialogs.map(({ properties }) => properties.id)).toEqual(targets);
    expect(new Set(targets).size).toBe(3);
  });

  it('keeps captions', () => {
    expect(exampleOf('gallery', 'Two pictures').markup.all('figcaption')).toHaveLength(1);
  });

  it('keeps the place of a picture that is not there, without a button', () => {
    const { markup } = exampleOf('gallery', 'Una imagen que no está');
    expect(markup.values('svg', 'ariaLabel')).toEqual(['Un mapa del barrio']);
    expect(markup.all('button')).toHaveLength(2);
  });
});

import { describe, expect, it } from 'vitest';
import { studioConfig } from '#lib/cms/config/studio-config.ts';
import { fieldOf, shownValue } from './shown-value.ts';

const config = studioConfig({
  locale: 'es',
  choices: {
    of: (collection) => [{ value: `some-${collection}`, label: `Alguno de ${collection}` }],
    named: (_field, value) => `Familia ${value}`,
  },
  blocks: [],
  siteUrl: 'https://example.org',
});
const words = { on: 'Sí', off: 'No' };
const shown = (key: string, value: unknown, file = 'services/es/x.md') =>
  shownValue(value, fieldOf(config, file, key), words);

describe('a value in the question which of two versions stands', () => {
  it.each([
    ['title', 'Asambleas', 'Asambleas'],
    ['title', undefined, ''],
    ['published', false, 'No'],
    ['family', 'tools', 'Familia tools'],
    ['collaborators', ['some-collaborators', 'nobody'], 'Alguno de collaborators\nnobody'],
    ['call_to_action', 'some-calls-to-action', 'Alguno de calls-to-action'],
    ['call_to_action', { url_text: 'Escribe', image_alt: '' }, 'Texto del botón: Escribe'],
    [
      'image',
      { path: '/media/a.png', alt: 'Una plaza' },
      'Archivo: /media/a.png\nTexto alternativo: Una plaza',
    ],
    ['unheard_of', { a: 1 }, 'a: 1'],
  ])('of %s: %j is said as %j', (key, value, said) => {
    expect(shown(key, value)).toBe(said);
  });

  it('of settings comes from the form of their file', () => {
    const facts = fieldOf(config, 'settings/es/facts.md', 'facts');
    const [first, second] = facts?.fields ?? [];
    const item = { [first?.name ?? '']: 'Uno', [second?.name ?? '']: 'Dos' };
    expect(shown('facts', [item], 'settings/es/facts.md')).toBe(
      `${first?.label}: Uno · ${second?.label}: Dos`,
    );
  });
});

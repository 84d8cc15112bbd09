import { fromJS } from 'immutable';
import { describe, expect, it } from 'vitest';
import type { ImmutableMap } from '../preview/draft.ts';
import { elsewhereInEntry, formPlace, lacksAlternativeText } from './form-place.ts';

const draft = fromJS({
  entry: {
    data: { image: { path: '/media/a.jpg', alt: 'Un patio' } },
    i18n: { en: { data: { image: { path: '/media/b.jpg' }, logo: '/media/c.svg' } } },
  },
}) as unknown as ImmutableMap;

describe('the place of a control', () => {
  const spanish = formPlace('path', 'es', ['image-field-12']);
  const english = formPlace('path', 'en', ['image-field-14']);

  it('is known in every language of the entry', () => {
    expect(spanish).toEqual({ locale: 'es', path: ['image', 'path'] });
    expect(formPlace('logo', undefined, [])).toBeNull();
  });

  it('leads to what another language says there', () => {
    if (!spanish || !english) throw new Error('no place');
    expect(elsewhereInEntry(draft, english)).toEqual({ locale: 'es', value: '/media/a.jpg' });
    expect(elsewhereInEntry(draft, spanish)).toEqual({ locale: 'en', value: '/media/b.jpg' });
    expect(elsewhereInEntry(draft, { locale: 'en', path: ['logo'] })).toBeNull();
  });

  it('tells whether the words for the picture are missing', () => {
    if (!spanish || !english) throw new Error('no place');
    expect(lacksAlternativeText(draft, english)).toBe(true);
    expect(lacksAlternativeText(draft, spanish)).toBe(false);
    expect(lacksAlternativeText(draft, { locale: 'en', path: ['logo'] })).toBe(false);
    expect(lacksAlternativeText(draft, { locale: 'en', path: ['gallery', 'path'] })).toBe(false);
  });
});

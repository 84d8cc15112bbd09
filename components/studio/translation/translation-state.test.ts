import { describe, expect, test } from 'vitest';
import type { Locale } from '#lib/i18n/locales.ts';
import { translationState } from './translation-state.ts';

type Form = Partial<Record<Locale, Record<string, unknown>>>;

const stateOf = (form: Form, locale: 'es' | 'en') =>
  translationState((code, name) => form[code]?.[name], locale);

const es = { title: 'Huertos', body: 'Texto.' };

describe('the form of a language', () => {
  test('without a text offers the one that there is', () => {
    expect(stateOf({ es }, 'en')).toEqual({ kind: 'missing', from: 'es' });
    expect(stateOf({ es, en: { title: '', slug: 'huertos', body: '\n' } }, 'en')).toMatchObject({
      kind: 'missing',
    });
    expect(stateOf({ es }, 'es')).toBeNull();
  });

  test('in the default language is without one under a title that was lent', () => {
    const lent = { title: 'Gardens (solo EN)', _revision: 'none' };
    const en = { title: 'Gardens', body: 'Text.' };
    expect(stateOf({ es: lent, en }, 'es')).toEqual({ kind: 'missing', from: 'en' });
    expect(stateOf({ es: lent, en }, 'en')).toBeNull();
    expect(stateOf({ es: { ...lent, title: 'Huertos', body: 'Texto.' }, en }, 'es')).toBeNull();
  });

  test('that says the same is not translated yet', () => {
    expect(stateOf({ es, en: { ...es, published: false } }, 'en')).toEqual({ kind: 'copied', from: 'es' });
    expect(stateOf({ es, en: { ...es, title: 'Gardens', body: 'Text.' } }, 'en')).toBeNull();
  });

  test('that was copied from is no copy', () => {
    const hidden = { ...es, published: false };
    expect(stateOf({ es, en: hidden }, 'es')).toBeNull();
    expect(stateOf({ es: hidden, en: es }, 'en')).toBeNull();
    expect(stateOf({ es: hidden, en: es }, 'es')).toEqual({ kind: 'copied', from: 'en' });
    expect([stateOf({ es, en: es }, 'es'), stateOf({ es, en: es }, 'en')]).toMatchObject([
      null,
      { kind: 'copied' },
    ]);
  });

  test('of a title alone may say the same in two languages', () => {
    const goteo = { title: 'Goteo' };
    expect(stateOf({ es: goteo, en: goteo }, 'en')).toBeNull();
    expect(stateOf({ es: goteo, en: { ...goteo, published: false } }, 'en')).toMatchObject({
      kind: 'copied',
    });
  });

  test('has nothing to say where nothing is written', () => {
    expect(stateOf({}, 'en')).toBeNull();
  });
});

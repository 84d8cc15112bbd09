import { globSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { collections } from '#lib/content/collections/all.ts';
import { field, fieldMeta } from '#lib/fields/field.ts';
import { schemaKind } from '#lib/fields/schema-kind.ts';
import { type Locale, localeCodes } from '#lib/i18n/locales.ts';
import { openDecapValidator } from '#tests/doubles/decap-validator.ts';
import { fieldConfig, fieldsConfig } from './field-config.ts';
import { fileOrder } from './field-order.ts';
import { settingsFiles } from './settings-files.ts';
import { studioConfig } from './studio-config.ts';
import type { StudioField } from './studio-field.ts';

const choices = {
  of: (collection: string) => [{ value: `some-${collection}`, label: 'Some' }],
  named: (_field: string, value: string) => value,
};
const configOf = (locale: Locale) =>
  studioConfig({ locale, choices, blocks: ['quote'], siteUrl: 'https://example.org' });

describe('the configuration', () => {
  let validate: (config: unknown) => void;
  beforeAll(async () => {
    validate = await openDecapValidator();
  });

  it.each(localeCodes)('in %s is one that Decap accepts', (locale) => {
    expect(() => validate(configOf(locale))).not.toThrow();
  });

  it('is looked at by a validation that finds faults', () => {
    const config = configOf('es');
    const [first, ...others] = config.collections;
    expect(() =>
      validate({ ...config, collections: [{ ...first, fields: [{ label: 'x' }] }, ...others] }),
    ).toThrow();
    const select = { name: 'x', widget: 'select' };
    expect(() => validate({ ...config, collections: [{ ...first, fields: [select] }] })).toThrow(/options/);
  });

  it('differs between the languages in words alone', () => {
    const wordless = (config: unknown) =>
      JSON.stringify(config, (key, value) =>
        ['label', 'hint', 'label_singular', 'locale'].includes(key) ? null : value,
      );
    expect(wordless(configOf('es'))).toBe(wordless(configOf('en')));
    expect(configOf('es').collections.map(({ label }) => label)).not.toEqual(
      configOf('en').collections.map(({ label }) => label),
    );
  });

  it('never takes the control that rewrites a text on opening', () => {
    expect(JSON.stringify(configOf('es'))).not.toContain('richtext');
  });
});

describe('every field', () => {
  const schemas = Object.entries(collections).flatMap(([name, { schema }]) => inside(name, schema));

  it.each(schemas)('%s has a label in every language', (_path, schema) => {
    const label = fieldMeta.get(schema)?.label;
    for (const locale of ['es', 'en'] as const) expect(label?.[locale]).toMatch(/\S/);
  });

  it('without a label is refused', () => {
    const context = {
      locale: 'es' as const,
      choices,
      listItem: 'Línea',
      ownChoice: 'Otra',
      isLocalized: true,
    };
    expect(() => fieldConfig('x', z.string(), context)).toThrow(/field\(\)/);
    const labelled = field(z.string(), { es: 'Equis', en: 'X' });
    expect(fieldConfig('x', labelled, context)).toMatchObject({ label: 'Equis', required: true });
    expect(() =>
      fieldsConfig({ x: field(z.object({ y: z.string() }), { es: 'A', en: 'A' }) }, context),
    ).toThrow(/y has no label/);
  });
});

describe('settings', () => {
  const settings = configOf('es').collections.find(({ name }) => name === 'settings');

  it('have a form for every key, and every key in one form', () => {
    const named = Object.values(settingsFiles).flat();
    const kind = schemaKind(collections.settings.schema);
    expect([...named].sort()).toEqual(Object.keys(kind.kind === 'object' ? kind.shape : {}).sort());
    expect(settings?.files?.map(({ name }) => name)).toEqual(Object.keys(settingsFiles));
  });

  it.each(globSync('content/settings/*/*.md'))('of %s stand in the form of that file', (path) => {
    const name = path.replace(/^.*\/|\.md$/g, '');
    const form = settings?.files?.find((file) => file.name === name);
    expect(form?.fields.map((each) => each.name)).toEqual(expect.arrayContaining(keysOf(path)));
  });
});

describe('the order of fields', () => {
  it.each(globSync('content/{services,pages}/*/*.md'))('is that of %s', (path) => {
    const keys = keysOf(path).filter((key) => fileOrder.includes(key));
    const expected = fileOrder.filter((key) => keys.includes(key));
    // Pages have their old addresses, services their call to action before the other; both are few.
    expect(keys).toEqual(expected);
  });

  it('puts the text of a page last', () => {
    const services = configOf('es').collections.find(({ name }) => name === 'services');
    expect(services?.fields?.at(-1)).toMatchObject({ name: 'body', widget: 'markdown' });
  });
});

describe('a control', () => {
  const fields = configOf('en').collections.find(({ name }) => name === 'services')?.fields ?? [];
  const named = (name: string): StudioField | undefined => fields.find((each) => each.name === name);

  it('is what suits its field', () => {
    expect(named('description')?.widget).toBe('text');
    expect(named('layout')).toMatchObject({ widget: 'hidden', default: 'service' });
    expect(named('collaborators')).toMatchObject({
      widget: 'select',
      multiple: true,
      options: [{ value: 'some-collaborators' }],
    });
    expect(named('call_to_action')).toMatchObject({
      widget: 'named_or_own',
      options: [{ value: 'some-calls-to-action' }, { value: '*' }],
    });
    expect(named('call_to_action')?.fields?.map(({ name }) => name)).toContain('url_text');
    expect(named('published')).toMatchObject({ widget: 'boolean', default: true, required: false });
    expect(named('hide')).toMatchObject({ widget: 'boolean', default: false });
    expect(named('image')?.fields?.map(({ name }) => name)).toEqual(['path', 'alt']);
    expect(named('publish_at')).toMatchObject({ widget: 'datetime', default: '' });
    expect(named('aliases')).toMatchObject({ widget: 'list', field: { widget: 'string' } });
    expect(named('family')?.options).toHaveLength(5);
  });

  it('asks for what has to be there, and for nothing else', () => {
    const required = fields.filter((each) => each.required).map(({ name }) => name);
    expect(required).toEqual(['title']);
    // An entry without an image is one without a file for it.
    expect(named('image')?.fields?.filter((each) => each.required)).toEqual([]);
  });
});

/** Every schema that is a field of an object, with its path. */
function inside(path: string, schema: z.ZodType): [string, z.ZodType][] {
  const kind = schemaKind(schema);
  if (kind.kind === 'list') return inside(path, kind.item);
  if (kind.kind !== 'object') return [];
  return Object.entries(kind.shape).flatMap(([name, inner]): [string, z.ZodType][] => {
    const at = `${path}.${name}`;
    return [[at, inner], ...inside(at, inner)];
  });
}

function keysOf(path: string): string[] {
  const [, frontMatter = ''] = /^---\n([\s\S]*?)\n---/.exec(readFileSync(path, 'utf8')) ?? [];
  return [...frontMatter.matchAll(/^([a-z_]+):/gm)].map(([, key]) => key ?? '');
}

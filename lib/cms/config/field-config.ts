import type { z } from 'zod';
import { type EditorWords, type FieldMeta, fieldMeta, wordsIn } from '#lib/fields/field.ts';
import { isRequired, type SchemaKind, schemaDefault, schemaKind } from '#lib/fields/schema-kind.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import type { Choices } from './choices.ts';
import { namedOrOwn, ownChoice } from './named-or-own.ts';
import type { StudioField } from './studio-field.ts';

/** What the controls of a form are made with. */
export interface FieldContext {
  locale: Locale;
  /** What one item of a list of lines is called. */
  listItem: string;
  /** What it is called to name no entry and write in place what it would say. */
  ownChoice: string;
  choices: Choices;
  /** Whether the form stands beside the one of another language. */
  isLocalized: boolean;
}

/**
 * The control for one key of a schema.
 * @throws {TypeError} if the schema has no label.
 */
export function fieldConfig(name: string, schema: z.ZodType, context: FieldContext): StudioField {
  const meta = fieldMeta.get(schema);
  if (!meta) throw new TypeError(`The field ${name} has no label: declare it with field().`);
  const { locale, isLocalized } = context;
  const hint = meta.hint && spoken(meta.hint, locale);
  const required = isRequired(schema);
  return {
    name,
    label: spoken(meta.label, locale),
    required,
    ...(hint && { hint }),
    // Every language has its own value: Decap fills in a shared one where it is missing, which nobody asked for.
    ...(isLocalized && { i18n: true }),
    ...inside(required, control(name, schema, meta, context)),
  };
}

/** Decap asks for the fields of an object even where there need be no object; the server asks in its place. */
function inside<Control extends { widget: string; fields?: StudioField[] }>(
  required: boolean,
  made: Control,
): Control {
  if (required || made.widget !== 'object') return made;
  return { ...made, fields: (made.fields ?? []).map((field) => ({ ...field, required: false })) };
}

/** The controls for an object's keys. */
export function fieldsConfig(shape: Record<string, z.ZodType>, context: FieldContext): StudioField[] {
  return Object.entries(shape).map(([name, schema]) => fieldConfig(name, schema, context));
}

function control(
  name: string,
  schema: z.ZodType,
  meta: FieldMeta,
  context: FieldContext,
): Omit<StudioField, 'name' | 'label' | 'required'> & { widget: string; required?: boolean } {
  const kind = schemaKind(schema);
  const standard = schemaDefault(schema);
  switch (meta.widget) {
    case 'hidden':
      return { widget: 'hidden', ...(standard !== undefined && { default: standard }) };
    case 'relation':
      return relation(kind, meta.collection ?? '', context);
    case 'text':
      return { widget: 'text' };
    case 'image':
    case 'file':
      return { widget: meta.widget, choose_url: false };
    case 'datetime':
      // An empty default, or Decap fills in the present moment. The offset says which zone the editor is in.
      return { widget: 'datetime', default: '', format: 'YYYY-MM-DDTHH:mm:ssZ', picker_utc: false };
    default:
      return controlOf(name, kind, standard, context);
  }
}

function controlOf(name: string, kind: SchemaKind, standard: unknown, context: FieldContext) {
  switch (kind.kind) {
    case 'text':
      return { widget: 'string' };
    case 'number':
      return { widget: 'number', value_type: 'float' as const };
    case 'boolean':
      return { widget: 'boolean', required: false, default: standard ?? false };
    case 'choice':
      return {
        widget: 'select',
        options: kind.values.map((value) => ({ value, label: context.choices.named(name, value) })),
      };
    case 'object':
      return { widget: 'object', collapsed: false, fields: fieldsConfig(kind.shape, context) };
    case 'list':
      return list(kind.item, context);
  }
}

function list(item: z.ZodType, context: FieldContext) {
  const kind = schemaKind(item);
  if (kind.kind !== 'object') {
    const line = { name: 'line', label: context.listItem, widget: 'string', required: true };
    // Folded, such an item shows no more than what an item is called.
    return { widget: 'list', collapsed: false, field: line };
  }
  const fields = fieldsConfig(kind.shape, context);
  // What somebody wrote says more than what was chosen from a list.
  const shown = fields.filter(({ widget }) => widget !== 'hidden');
  const written = shown.find(({ widget }) => widget !== 'select') ?? shown[0];
  const chosen = shown.find(({ widget }) => widget === 'select');
  const named = written?.required === false ? [chosen, written] : [written];
  const summary = named.flatMap((each) => (each ? `{{fields.${each.name}}}` : [])).join(' ');
  return {
    widget: 'list',
    collapsed: true,
    fields,
    ...(summary && { summary }),
  };
}

function relation(kind: SchemaKind, collection: string, context: FieldContext) {
  const options = context.choices.of(collection);
  if (kind.kind !== 'object') return { widget: 'select', multiple: kind.kind === 'list', options };
  const own = { value: ownChoice, label: context.ownChoice };
  return { widget: namedOrOwn, options: [...options, own], fields: fieldsConfig(kind.shape, context) };
}

function spoken(words: EditorWords, locale: Locale): string {
  return wordsIn(words, locale);
}

import { type FieldContext, fieldsConfig } from '#lib/cms/config/field-config.ts';
import type { StudioField } from '#lib/cms/config/studio-field.ts';
import { wordsIn } from '#lib/fields/field.ts';
import { schemaKind } from '#lib/fields/schema-kind.ts';
import type { BlockEditor } from './block-editor.ts';
import { enclosedKey } from './block-text.ts';

/**
 * The controls of a block's form.
 * @throws {TypeError} if the schema is no object, or a field of it has no label.
 */
export function blockForm({ definition, enclosed }: BlockEditor, context: FieldContext): StudioField[] {
  const kind = schemaKind(definition.schema);
  if (kind.kind !== 'object')
    throw new TypeError(`The parameters of ${definition.name} have to be an object.`);
  const fields = fieldsConfig(kind.shape, context).map((field) =>
    // A missing list is understood as an empty one, and an empty block shows nothing.
    field.widget === 'list' && definition.isEmpty ? { ...field, required: true, collapsed: false } : field,
  );
  if (!definition.encloses) return fields;
  if (!enclosed) throw new TypeError(`editor.ts of ${definition.name} has to name the enclosed text.`);
  const { locale } = context;
  const text = {
    label: wordsIn(enclosed.label, locale),
    hint: wordsIn(enclosed.hint, locale),
    widget: 'text',
    required: false,
  };
  return [{ name: enclosedKey, ...text }, ...fields];
}

import type { StudioConfig, StudioField } from '#lib/cms/config/studio-field.ts';

/** Words for what a switch says. */
export interface SwitchWords {
  on: string;
  off: string;
}

/** The control of a key of an entry; `file` is the entry's path below `content/`. */
export function fieldOf({ collections }: StudioConfig, file: string, key: string): StudioField | undefined {
  const collection = collections.find(({ name }) => file.startsWith(`${name}/`));
  const fields = [...(collection?.fields ?? []), ...(collection?.files ?? []).flatMap((form) => form.fields)];
  return fields.find(({ name }) => name === key);
}

/** A value as people know it from the form: chosen names, switches, and the parts of a group with their labels. */
export function shownValue(value: unknown, field: StudioField | undefined, words: SwitchWords): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? words.on : words.off;
  if (Array.isArray(value)) return value.map((item) => shownItem(item, field, words)).join('\n');
  if (typeof value === 'object') return partsOf(value, field, words).join('\n');
  return field?.options?.find((option) => option.value === value)?.label ?? String(value);
}

function shownItem(item: unknown, field: StudioField | undefined, words: SwitchWords): string {
  return typeof item === 'object' && item !== null
    ? partsOf(item, field, words).join(' · ')
    : shownValue(item, field, words);
}

function partsOf(value: object, field: StudioField | undefined, words: SwitchWords): string[] {
  return Object.entries(value).flatMap(([key, part]) => {
    const inner = field?.fields?.find(({ name }) => name === key);
    const shown = shownValue(part, inner, words);
    return shown ? [`${inner?.label ?? key}: ${shown}`] : [];
  });
}

import type { StudioConfig, StudioField } from '#lib/cms/config/studio-field.ts';

/**
 * What a key of an entry is called in its form, such as `image.alt`, or a block by its name in `blocks`; `file`
 * is the entry's path below `content/`.
 */
export function labelsOf(
  { collections }: StudioConfig,
  blocks: Readonly<Record<string, string>>,
): (file: string, key: string) => string {
  return (file, key) => {
    const collection = collections.find(({ name }) => file.startsWith(`${name}/`));
    const fields = [
      ...(collection?.fields ?? []),
      ...(collection?.files ?? []).flatMap((form) => form.fields),
    ];
    return labelIn(fields, key.split('.')) ?? blocks[key] ?? key;
  };
}

/** The labels on the way to a field, or to the last part of its path that has one. */
function labelIn(fields: readonly StudioField[], [name, ...rest]: readonly string[]): string | null {
  const field = fields.find((each) => each.name === name);
  if (!field) return null;
  const inside = rest.length > 0 ? labelIn(field.fields ?? [], rest) : null;
  return inside === null ? field.label : `${field.label} › ${inside}`;
}

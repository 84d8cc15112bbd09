import type { StudioConfig } from '#lib/cms/config/studio-field.ts';

/** What a key of an entry is called in its form; `file` is the entry's path below `content/`. */
export function labelsOf({ collections }: StudioConfig): (file: string, key: string) => string {
  return (file, key) => {
    const collection = collections.find(({ name }) => file.startsWith(`${name}/`));
    const fields = [
      ...(collection?.fields ?? []),
      ...(collection?.files ?? []).flatMap((form) => form.fields),
    ];
    return fields.find(({ name }) => name === key)?.label ?? key;
  };
}

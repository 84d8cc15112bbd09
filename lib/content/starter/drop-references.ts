import { type Document, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { z } from 'zod';
import { fieldMeta } from '#lib/fields/field.ts';

/** Says whether a collection lacks the entry of this name. */
export type IsMissing = (collection: string, name: string) => boolean;

/** The part of a JSON schema that says where other entries are named; `collection` comes from the field registry. */
interface Property {
  collection?: string;
  items?: Property;
  properties?: Record<string, Property>;
}

/**
 * Takes out of a file's front matter what names entries that are not there: the item of a list, with it the group it
 * stands in, and a list of which nothing is left. The text stays as it is where nothing is missing.
 */
export function dropReferences(text: string, schema: z.ZodType, isMissing: IsMissing): string {
  const [, yaml] = /^---\n([\s\S]*?)^---$/m.exec(text) ?? [];
  if (yaml === undefined) return text;
  const document = parseDocument(yaml);
  const json = z.toJSONSchema(schema, { metadata: fieldMeta, unrepresentable: 'any', io: 'input' });
  const before = String(document);
  // Labels and collections come from the field registry, which the type of a JSON schema does not know.
  prune(document.contents, json as Property, isMissing);
  return String(document) === before ? text : text.replace(yaml, () => String(document));
}

/** Prunes below `node`; `false` where nothing is left that is worth keeping. */
function prune(node: Document['contents'], schema: Property | undefined, isMissing: IsMissing): boolean {
  if (isScalar(node)) return !schema?.collection || !isMissing(schema.collection, String(node.value));
  if (isSeq(node)) {
    const { length } = node.items;
    const item = { ...(schema?.collection && { collection: schema.collection }), ...schema?.items };
    node.items = node.items.filter((each) => prune(each as Document['contents'], item, isMissing));
    return node.items.length > 0 || length === 0;
  }
  if (!isMap(node)) return true;
  const lost = node.items.filter(
    ({ key, value }) => !prune(value as Document['contents'], schema?.properties?.[String(key)], isMissing),
  );
  for (const { key } of lost) node.delete(key);
  return !lost.some(({ value }) => isScalar(value));
}

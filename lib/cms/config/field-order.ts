/** The order of keys in most services and pages; keys that are not named here follow as the schema has them. */
export const fileOrder = [
  'layout',
  'uid',
  'slug',
  'title',
  'description',
  'image',
  'family',
  'order',
  'collaborators',
  'aliases',
  'call_to_action',
];

/** Brings an object's keys into the order of the files, in which Decap writes them. */
export function inFileOrder<Value>(shape: Record<string, Value>): Record<string, Value> {
  const keys = Object.keys(shape);
  const place = (key: string) => {
    const at = fileOrder.indexOf(key);
    return at === -1 ? fileOrder.length + keys.indexOf(key) : at;
  };
  return Object.fromEntries(
    Object.entries(shape)
      .map(([key, value]): [string, Value] => [key, value])
      .sort(([a], [b]) => place(a) - place(b)),
  );
}

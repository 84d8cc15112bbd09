/** The parts of Decap's immutable maps that are read here. */
export interface ImmutableMap {
  get(key: string): unknown;
  getIn(path: readonly string[]): unknown;
}

/** What Decap hands to a preview. */
export interface PreviewProps {
  collection: ImmutableMap;
  fields: Iterable<ImmutableMap>;
  /** The language of the form. */
  locale?: string;
  /** Where the pane is drawn. */
  window: Window;
  /** Decap's whole state: the entry among the properties holds one language only. */
  state: { entryDraft: ImmutableMap };
}

/** Whether `value` is one of Decap's maps. */
export function isMap(value: unknown): value is ImmutableMap & { toJS(): Record<string, unknown> } {
  return typeof value === 'object' && value !== null && 'toJS' in value && 'getIn' in value;
}

/** How Decap writes files; its package types only what it exports by name. */
declare module 'decap-cms-core/dist/esm/formats/frontmatter.js' {
  export function frontmatterYAML(): {
    toFile(data: Record<string, unknown>, sortedKeys: string[]): string;
  };
}

/** What its controls do when somebody types. */
declare module 'decap-cms-core/dist/esm/actions/entries.js' {
  export function changeDraftField(change: {
    field: unknown;
    value: unknown;
    /** Versions of the entry that are saved. */
    entries: readonly unknown[];
    i18n?: { currentLocale: string; defaultLocale: string; locales: readonly string[] } | undefined;
  }): { type: string };
  /** Keeps what the form holds in the browser, where it is offered when the entry is opened again. */
  export function persistLocalBackup(entry: unknown, collection: unknown): { type: string };
  /** Reads an entry again, and shows it in the form. */
  export function loadEntry(collection: unknown, slug: string): { type: string };
}

/** Its state. */
declare module 'decap-cms-core/dist/esm/redux/index.js' {
  export const store: {
    dispatch(action: { type: string }): void;
    getState(): Record<'entryDraft' | 'collections', import('./draft.ts').ImmutableMap>;
    /** Calls `listener` after every change, until the function that it gives back is called. */
    subscribe(listener: () => void): () => void;
  };
}

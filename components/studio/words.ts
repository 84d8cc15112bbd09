import type { StudioStart } from '#lib/cms/studio-start.ts';

/** The studio's own words, by key; `{name}` in them is filled in. */
export type Words = (key: WordKey, values?: Record<string, string | number>) => string;

export type WordKey = keyof StudioStart['words'];

/** Reads the words that the server put into the page. */
export function createWords(all: Record<WordKey, string>): Words {
  return (key, values = {}) =>
    all[key].replace(/\{(\w+)\}/g, (written, name: string) => String(values[name] ?? written));
}

import { readJson } from '#lib/markdown/blocks/json-places.ts';
import type { PairedTag } from '#lib/markdown/blocks/pair-tags.ts';
import { withoutEmptyValues } from '../front-matter/empty-values.ts';

/** What a tag says, whatever its spelling: its name and its data; broken data as it is written. */
export function tagMeaning({ tag, definition, kind }: PairedTag): string {
  const value = tagData(tag.parameters.text);
  const data = value === undefined ? tag.parameters.text.replace(/\s+/g, ' ') : canonical(value);
  return [kind, definition?.name ?? tag.name, data, tag.isOpenEnded ? 'open' : ''].join(' ');
}

/** The data of a tag; without the backslashes that an editor puts into it where they break it. */
export function tagData(written: string): unknown {
  if (written === '') return {};
  const reading = readJson(written);
  if (reading.ok) return reading.value;
  const repaired = readJson(unescapedTag(written));
  return repaired.ok ? repaired.value : undefined;
}

/** A tag without the backslashes that JSON does not know. */
export function unescapedTag(source: string): string {
  return source.replace(/\\([^"\\/bfnrtu])/g, '$1');
}

function canonical(value: unknown): string {
  return JSON.stringify(withoutEmptyValues(value), (_, inner) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

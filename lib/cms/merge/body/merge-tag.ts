import { isDeepStrictEqual } from 'node:util';
import { readJson } from '#lib/markdown/blocks/json-places.ts';
import { isRecord } from '../front-matter/empty-values.ts';
import { type TextEdit, withEdits } from '../text-edits.ts';
import type { BodyBlock } from './body-blocks.ts';
import { tagData, unescapedTag } from './tag-meaning.ts';

/** A tag that was changed: the spelling of the base with the new values, where its data has kept its shape. `mergeInner` merges what it encloses. */
export function mergeTag(
  base: BodyBlock,
  edited: BodyBlock,
  mergeInner: (base: string, edited: string) => string,
): string {
  const [before, after] = [base.tag, edited.tag];
  if (!before || !after) return edited.source;
  const written = before.tag.parameters.text;
  const parameters = newParameters(written, tagData(after.tag.parameters.text));
  const opening = base.source.slice(0, before.tag.end - before.start);
  const at = before.tag.parameters.start - before.start;
  const isEmpty = written === '' || parameters === null;
  const editedOpening = unescapedTag(edited.source.slice(0, after.tag.end - after.start));
  const head = isEmpty
    ? editedOpening.replace(/^(\{%-?\s*)[\w-]+/, `$1${before.tag.name}`)
    : opening.slice(0, at) + parameters + opening.slice(at + written.length);
  if (!before.enclosed || !after.enclosed) return head;
  const inner = base.source.slice(before.enclosed.start - before.start, before.enclosed.end - before.start);
  const newInner = edited.source.slice(after.enclosed.start - after.start, after.enclosed.end - after.start);
  const ending = base.source.slice(before.enclosed.end - before.start);
  return head + mergeInner(inner, newInner) + ending;
}

/** The JSON as it is written with other values; `null` if keys or items came or went. */
function newParameters(written: string, wanted: unknown): string | null {
  const reading = readJson(written);
  if (!reading.ok) return null;
  const edits: TextEdit[] = [];
  const change = (value: unknown, other: unknown, path: readonly string[]): boolean => {
    if (isDeepStrictEqual(value, other)) return true;
    if (Array.isArray(value) && Array.isArray(other))
      return (
        value.length === other.length &&
        value.every((item, index) => change(item, other[index], [...path, String(index)]))
      );
    if (isRecord(value) && isRecord(other)) {
      const keys = Object.keys(value);
      return (
        isDeepStrictEqual(keys.toSorted(), Object.keys(other).sort()) &&
        keys.every((key) => change(value[key], other[key], [...path, key]))
      );
    }
    if (typeof value === 'object' || typeof other === 'object') return false;
    const start = reading.offsets.get(path.join('.'));
    const length =
      start === undefined
        ? undefined
        : /^(?:"(?:[^"\\]|\\.)*"|[-\w.+]+)/.exec(written.slice(start))?.[0].length;
    if (start === undefined || length === undefined) return false;
    edits.push({ start, end: start + length, text: JSON.stringify(other) });
    return true;
  };
  return change(reading.value, wanted, []) ? withEdits(written, edits) : null;
}

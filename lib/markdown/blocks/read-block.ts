import type { z } from 'zod';
import type { RenderContext, Slot } from '../context.ts';
import { formatFigure } from '../figures.ts';
import { type ParsedInline, renderInline } from '../inline.ts';
import { type EditedText, originOf, sliceText } from '../text/edited-text.ts';
import { dedent } from './dedent.ts';
import { type JsonReading, readJson } from './json-places.ts';
import type { PairedTag } from './pair-tags.ts';

type ValidJson = Extract<JsonReading, { ok: true }>;

/** Reads a tag's parameters and reports what is wrong with them (content case 11); a bad block's slot is empty. */
export function readBlock(pair: PairedTag, source: EditedText, context: RenderContext): Slot {
  const { tag, definition } = pair;
  const placeAt = (offset: number) => context.placeOfOrigin(originOf(source, offset));
  const slot: Slot = {
    written: source.text.slice(pair.start, pair.end),
    place: placeAt(tag.start),
    use: null,
    media: [],
    links: [],
    enclosed: null,
    isPlaced: false,
  };
  if (!definition) {
    const known = [...context.definitions.values()].map(({ name }) => name);
    context.report('block-unknown', slot.place, {
      key: tag.name,
      values: { name: tag.name, known: [...new Set(known)].join(', ') },
    });
    return slot;
  }
  const json: JsonReading =
    tag.parameters.text === '' ? { ok: true, value: {}, offsets: new Map() } : readJson(tag.parameters.text);
  if (!json.ok || tag.isOpenEnded) {
    const offset = json.ok ? tag.end : tag.parameters.start + json.offset;
    const values = { name: definition.name, found: foundAt(source.text, offset) };
    context.report('block-json', placeAt(offset), { key: definition.name, values });
    return slot;
  }
  const result = definition.schema.safeParse(json.value);
  if (!result.success) {
    const at = (path: readonly PropertyKey[]) => placeAt(tag.parameters.start + nearestOffset(json, path));
    reportIssues(result.error, definition.name, at, context);
    return slot;
  }
  const enclosed =
    pair.enclosed && definition.encloses
      ? dedent(source, pair.start, sliceText(source, pair.enclosed.start, pair.enclosed.end))
      : null;
  if (definition.isEmpty?.(result.data, enclosed?.text ?? '')) {
    context.report('block-empty', slot.place, { key: definition.name, values: { name: definition.name } });
    return slot;
  }
  for (const figure of definition.figures?.(result.data) ?? []) {
    reportFigure(
      figure,
      definition.name,
      placeAt(tag.parameters.start + offsetOfValue(json, figure)),
      context,
    );
  }
  for (const [index, { path, alt }] of (definition.pictures?.(result.data) ?? []).entries()) {
    if (alt) continue;
    context.report('block-image-alt', placeAt(tag.parameters.start + offsetOfValue(json, path)), {
      key: definition.name,
      values: { name: definition.name, number: index + 1, src: path },
    });
  }
  const { media = [], links = [] } = definition.addresses?.(result.data) ?? {};
  const inline = definition
    .inline?.(result.data)
    .map((text): ParsedInline[number] => [text, renderInline(text)]);
  const use = { name: definition.name, parameters: result.data, ...(inline && { inline }) };
  return { ...slot, use, media, links, enclosed };
}

function reportIssues(
  error: z.ZodError,
  name: string,
  at: (path: readonly PropertyKey[]) => Slot['place'],
  context: RenderContext,
): void {
  for (const issue of error.issues.slice(0, 5)) {
    const path = issue.path.join('.');
    const expected = 'expected' in issue ? String(issue.expected) : issue.code;
    context.report('block-value', at(issue.path), {
      key: name,
      values: { name, path: path || name, expected },
    });
  }
}

function reportFigure(written: string, name: string, place: Slot['place'], context: RenderContext): void {
  const { text, ambiguous } = formatFigure(written, context.locale);
  if (ambiguous) context.report('figure-ambiguous', place, { key: name, values: { written } });
  else if (text.replace(/\s/g, '') !== written.replace(/\s/g, '')) {
    context.report('figure-format', place, { key: name, values: { written, shown: text } });
  }
}

function nearestOffset({ offsets }: ValidJson, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const offset = offsets.get(path.slice(0, length).join('.'));
    if (offset !== undefined) return offset;
  }
  return 0;
}

function offsetOfValue({ value, offsets }: ValidJson, wanted: string): number {
  for (const [path, offset] of offsets) {
    const found = path
      .split('.')
      .reduce<unknown>((inner, key) => (inner as Record<string, unknown> | null)?.[key], value);
    if (
      path !== '' &&
      (typeof found === 'string' || typeof found === 'number') &&
      String(found).trim() === wanted
    )
      return offset;
  }
  return 0;
}

function foundAt(text: string, offset: number): string {
  const found = /^[^\n]{0,20}/.exec(text.slice(offset))?.[0].trim() ?? '';
  return found || '…';
}

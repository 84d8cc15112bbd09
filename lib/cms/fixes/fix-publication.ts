import { isScalar, type ParsedNode } from 'yaml';
import { splitDocument } from '#lib/content/front-matter/split-document.ts';
import { readMoment } from '#lib/content/moment.ts';
import { meaningOf } from '#lib/content/publication/meaning-of.ts';
import { nameOf, parseYaml } from '../merge/front-matter/parse-yaml.ts';
import type { TextEdit } from '../merge/text-edits.ts';
import { type FixPlace, lineAt, namedValue } from './fix-place.ts';

/** Says `published: false` in place of another program's word for it. */
export function fixHiddenMark(place: FixPlace): TextEdit[] | null {
  const mark = lineOf(place, place.problem.key ?? '');
  if (!mark) return null;
  const own = lineOf(place, 'published');
  if (!own || own.start === mark.start) return [sayHidden(mark)];
  const removal = { start: mark.start, end: lineAt(place.text, mark.start).end + 1, text: '' };
  const edits = meaningOf(own.value) === 'no' ? [removal] : [removal, sayHidden(own)];
  return edits.sort((a, b) => a.start - b.start);
}

/** Gives a day its right field, where that is free and reads it too. */
export function fixDateMark(place: FixPlace): TextEdit[] | null {
  const right = namedValue(place, 'right');
  const mark = lineOf(place, place.problem.key ?? '');
  if (!mark || lineOf(place, right) || readMoment(mark.value) === null) return null;
  return [{ start: mark.start, end: mark.start + mark.name.length, text: right }];
}

function sayHidden({ start, end }: FieldLine): TextEdit {
  return { start, end, text: 'published: false' };
}

interface FieldLine {
  start: number;
  /** Behind the value. */
  end: number;
  /** The key, quotes included. */
  name: string;
  value: string;
}

/** The line of a field that fills one and stands there once. */
function lineOf({ text }: FixPlace, wanted: string): FieldLine | null {
  const { opening, yaml } = splitDocument(text);
  const pairs = (parseYaml(yaml)?.map.items ?? []).filter(({ key }) => nameOf(key as ParsedNode) === wanted);
  const [pair] = pairs;
  const [from, to] = pair?.key.range ?? [];
  if (pairs.length !== 1 || !isScalar(pair?.value) || from === undefined || to === undefined) return null;
  const start = opening.length + from;
  const end = opening.length + (pair.value.range?.[1] ?? from);
  const line = lineAt(text, start);
  if (line.start !== start || end > line.end) return null;
  return { start, end, name: yaml.slice(from, to), value: pair.value.source ?? String(pair.value.value) };
}

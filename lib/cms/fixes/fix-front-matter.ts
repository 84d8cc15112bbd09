import { isMap, isScalar, isSeq, type ParsedNode, parseDocument, visit } from 'yaml';
import { splitDocument } from '#lib/content/front-matter/split-document.ts';
import { yamlExcess } from '#lib/content/front-matter/yaml-limits.ts';
import { cleanCharacters } from '#lib/markdown/text/invisible.ts';
import { repairMojibake } from '#lib/markdown/text/mojibake.ts';
import { nameOf, parseYaml } from '../merge/front-matter/parse-yaml.ts';
import { requoted } from '../merge/front-matter/requoted.ts';
import type { TextEdit } from '../merge/text-edits.ts';
import { type FixPlace, type FixRule, namedValue } from './fix-place.ts';

/** Repairs the letters of a field. */
export const fixFieldMojibake = fixScalar((raw) => repairMojibake(raw));

/** Takes what nobody sees out of a field. */
export const fixFieldDebris = fixScalar((raw) =>
  cleanCharacters(raw).replace(/<!--\s*(?:Start|End)Fragment\s*-->/gi, ''),
);

/** Writes an address as it was understood. */
export const fixFieldAddress = fixScalar((raw, place) =>
  raw.replace(namedValue(place, 'written'), () => namedValue(place, 'href')),
);

/** Writes a slug as it stands in the address; the written one goes on leading there. */
export const fixSlug = fixScalar((raw, place) => requoted(raw, namedValue(place, 'slug')));

/** Gives a field its right name, where that is free. */
export function fixKey(place: FixPlace): TextEdit[] | null {
  const { yaml, start } = yamlOf(place.text);
  const path = (place.problem.key ?? '').split('.');
  const map = nodeAt(yaml, path.slice(0, -1));
  const right = namedValue(place, 'right');
  if (!isMap(map) || map.items.some(({ key }) => nameOf(key as ParsedNode) === right)) return null;
  const named = map.items.filter(({ key }) => nameOf(key as ParsedNode) === path.at(-1));
  const [key] = named.map((pair) => pair.key as ParsedNode);
  if (named.length !== 1 || !isScalar(key) || !key.range) return null;
  const [from, to] = key.range;
  return [{ start: start + from, end: start + to, text: requoted(yaml.slice(from, to), right) }];
}

/** Names another entry as its file does. */
export function fixReference({ text, at, problem }: FixPlace): TextEdit[] | null {
  const { yaml, start } = yamlOf(text);
  if (yamlExcess(yaml)) return null;
  const found: [from: number, to: number][] = [];
  visit(parseDocument(yaml, { logLevel: 'silent' }), {
    Scalar(_key, node) {
      const [from, to] = node.range ?? [];
      if (from === at - start && to !== undefined && String(node.value) === problem.values?.name)
        found.push([from, to]);
    },
  });
  const [first] = found;
  if (!first) return null;
  const [from, to] = first;
  const slug = String(problem.values?.slug);
  return [{ start: start + from, end: start + to, text: requoted(yaml.slice(from, to), slug) }];
}

const tabbedIndent = /^[ \t]*\t[ \t]*(?=\S)/gm;

/** Tabs become two spaces, or none where that alone can be read. */
export function fixTabs({ text }: FixPlace): TextEdit[] | null {
  const { yaml, start } = yamlOf(text);
  if (yamlExcess(yaml)) return null;
  const isRead = (written: string) => parseDocument(written, { logLevel: 'silent' }).errors.length === 0;
  const replaced = ['  ', '']
    .map((spaces) => yaml.replace(tabbedIndent, (indent) => indent.replaceAll('\t', spaces)))
    .find(isRead);
  return replaced === undefined || replaced === yaml
    ? null
    : [{ start, end: start + yaml.length, text: replaced }];
}

/** A rule that rewrites the value of the problem's field as it stands in the file, quotes included. */
function fixScalar(rewrite: (raw: string, place: FixPlace) => string): FixRule {
  return (place) => {
    const { yaml, start } = yamlOf(place.text);
    const node = nodeAt(yaml, (place.problem.key ?? '').split('.'));
    const range = rangeOf(node);
    if (!isScalar(node) || !range) return null;
    const [from, to] = range;
    const raw = yaml.slice(from, to);
    const text = rewrite(raw, place);
    return text === raw ? null : [{ start: start + from, end: start + to, text }];
  };
}

function yamlOf(text: string): { yaml: string; start: number } {
  const { opening, yaml } = splitDocument(text);
  return { yaml, start: opening.length };
}

function nodeAt(yaml: string, path: readonly string[]): unknown {
  let node: unknown = parseYaml(yaml)?.map;
  for (const name of path) {
    if (isMap(node)) {
      // Of two equal keys the last one counts.
      node = node.items.findLast(({ key }) => nameOf(key as ParsedNode) === name)?.value;
    } else node = isSeq(node) ? node.items[Number(name)] : undefined;
  }
  return node;
}

function rangeOf(node: unknown): readonly [number, number, number] | null {
  return isScalar(node) ? (node.range ?? null) : null;
}

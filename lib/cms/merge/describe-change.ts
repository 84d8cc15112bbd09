import type { Collection } from '#lib/content/collections/collection.ts';
import { splitDocument } from '#lib/content/front-matter/split-document.ts';
import { kindOfKey } from '#lib/content/publication/publication-keys.ts';
import { readPublication } from '#lib/content/publication/read-publication.ts';
import { fieldMeta, wordsIn } from '#lib/fields/field.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { type Translate, translator } from '#lib/i18n/translate.ts';
import type { BlockDefinition } from '#lib/markdown/block.ts';
import { type CountedBlocks, countBlockChanges } from './body/count-block-changes.ts';
import { definitionsByName } from './body/mask-tags.ts';
import { pairsByName, parseYaml } from './front-matter/parse-yaml.ts';
import { isEmptyNode, sameValue } from './front-matter/same-value.ts';
import { withPlainEndings } from './line-endings.ts';

export interface DescribedChange {
  /** The file before and after; `null` where there is none. */
  before: string | null;
  after: string | null;
  locale: Locale;
  collection: Collection;
  blocks: readonly BlockDefinition[];
}

/**
 * What changed in an entry, in words: “title changed”, “2 paragraphs added”.
 * @throws {DocumentLimitError} if a body is too large or nested too deeply.
 */
export function describeChange({ before, after, locale, collection, blocks }: DescribedChange): string[] {
  const translate = translator(locale);
  if (after === null) return [translate('changes.deleted')];
  if (before === null) return [translate('changes.created')];
  const [from, to] = [before, after].map((text) => splitDocument(withPlainEndings(text)));
  if (!from || !to) return [];
  const labelOf = (key: string) => labelIn(collection, key, locale);
  const words = [
    ...releaseWords(from.yaml, to.yaml, translate),
    ...fieldWords(from.yaml, to.yaml, labelOf, translate),
    ...countBlockChanges(from.body, to.body, definitionsByName(blocks)).map((counted) =>
      blockWords(counted, locale, translate),
    ),
  ];
  if (words.length > 0) return words;
  return before === after ? [] : [translate('changes.writing')];
}

function labelIn({ schema }: Collection, key: string, locale: Locale): string {
  if (!('shape' in schema)) return key;
  const shape = schema.shape as Record<string, Parameters<typeof fieldMeta.get>[0] | undefined>;
  const field = Object.hasOwn(shape, key) ? shape[key] : undefined;
  const label = field && fieldMeta.get(field)?.label;
  return label ? wordsIn(label, locale) : key;
}

/** Whether it is public by now, or no longer. */
function releaseWords(before: string, after: string, translate: Translate): string[] {
  const [was, is] = [before, after].map((yaml) => {
    const data = Object.entries(parseYaml(yaml)?.data ?? {}).filter(([key]) => saysReleased(key));
    return readPublication({ data: Object.fromEntries(data), writtenAs: () => null }).isReleased;
  });
  return was === is ? [] : [translate(is ? 'changes.published' : 'changes.unpublished')];
}

function saysReleased(key: string): boolean {
  const kind = kindOfKey(key);
  return kind === 'shown' || kind === 'hidden' || kind === 'state';
}

function fieldWords(
  before: string,
  after: string,
  labelOf: (key: string) => string,
  translate: Translate,
): string[] {
  const [from, to] = [before, after].map((yaml) => {
    const parsed = parseYaml(yaml);
    return parsed ? pairsByName(parsed.map) : null;
  });
  if (!from || !to) return [];
  return [...new Set([...from.keys(), ...to.keys()])].flatMap((key) => {
    const [old, now] = [from.get(key)?.value, to.get(key)?.value];
    if (sameValue(old, now)) return [];
    if (saysReleased(key)) return [];
    const action = isEmptyNode(old) ? 'added' : isEmptyNode(now) ? 'removed' : 'changed';
    return [translate(`changes.field.${action}`, { label: labelOf(key) })];
  });
}

function blockWords(
  { action, kind, count, definition }: CountedBlocks,
  locale: Locale,
  translate: Translate,
) {
  const name = definition ? wordsIn(definition.label, locale) : '';
  return translate(`changes.blocks.${action}`, { kind, count, name });
}

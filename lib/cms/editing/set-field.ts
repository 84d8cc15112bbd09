import { stringify } from 'yaml';
import { splitDocument } from '#lib/content/front-matter/split-document.ts';
import type { BlockDefinition } from '#lib/markdown/block.ts';
import { parseYaml } from '../merge/front-matter/parse-yaml.ts';
import { mergeDocument } from '../merge/merge-document.ts';

/** The file with other values in its front matter; every line of it that says something else stays as it is. */
export function setFields(
  text: string,
  fields: Record<string, unknown>,
  blocks: readonly BlockDefinition[],
): string {
  const { yaml, body } = splitDocument(text.replaceAll('\r\n', '\n'));
  const data = { ...parseYaml(yaml)?.data, ...fields };
  return mergeDocument({ base: text, edited: `---\n${stringify(data)}---\n${body}`, blocks });
}

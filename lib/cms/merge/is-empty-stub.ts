import { splitDocument } from '#lib/content/front-matter/split-document.ts';
import { isEmptyValue } from './front-matter/empty-values.ts';
import { parseYaml } from './front-matter/parse-yaml.ts';
import { withPlainEndings } from './line-endings.ts';

/**
 * Whether a file that the editor sends for a language has nothing of that language: no text, and no field but those
 * that are the same in every language. Decap sends one for each language in which an entry is missing.
 */
export function isEmptyStub(text: string, sharedFields: readonly string[]): boolean {
  const { yaml, body } = splitDocument(withPlainEndings(text));
  const data = parseYaml(yaml)?.data;
  if (body.trim() !== '' || (yaml.trim() !== '' && !data)) return false;
  return Object.entries(data ?? {}).every(
    ([key, value]) => sharedFields.includes(key) || isEmptyValue(value),
  );
}

import { isDeepStrictEqual } from 'node:util';
import { stringify } from 'yaml';
import { align } from '../align.ts';
import { withEdits } from '../text-edits.ts';
import { withoutEmptyValues } from './empty-values.ts';
import { mergeMap } from './merge-map.ts';
import type { MergeTask } from './merge-task.ts';
import { type ParsedYaml, parseYaml } from './parse-yaml.ts';
import { dropVirtualFields, type VirtualField } from './virtual-fields.ts';
import { styleOf } from './write-yaml.ts';

/** Merges front matter: a key whose value stayed the same keeps its bytes, and so do order and comments. */
export function mergeFrontMatter(
  base: string,
  edited: string,
  virtualFields: readonly VirtualField[] = [],
): string {
  const before = parseYaml(base);
  const after = parseYaml(edited);
  if (!after) return edited;
  dropVirtualFields(after, before, virtualFields);
  if (!before) return base.trim() === '' ? asNew(after) : edited;
  const task: MergeTask = { text: before.text, style: styleOf(base), edits: [] };
  const wanted = mergeMap(task, before.map, after.map);
  const merged = withEdits(before.text, task.edits);
  const means = (yaml: string) => isDeepStrictEqual(parseYaml(yaml)?.data, wanted);
  const asWritten = withWrittenLines(base, before.text, merged);
  if (means(asWritten)) return asWritten;
  if (means(merged)) return merged;
  // The file is written in a way that the edits did not fit; it is rather written anew than wrong.
  return stringify(wanted, { lineWidth: 80, indentSeq: task.style.indentSeq });
}

/** What was read with repairs and then merged, with the lines that nobody changed as they are written in the file. */
function withWrittenLines(written: string, read: string, merged: string): string {
  if (written === read) return merged;
  const [originals, repaired, lines] = [written, read, merged].map((text) => text.split('\n'));
  if (!originals || !repaired || !lines) return merged;
  for (const [from, to] of align(repaired, lines)) lines[to] = originals[from] ?? lines[to] ?? '';
  return lines.join('\n');
}

function asNew({ text, data }: ParsedYaml): string {
  const wanted = withoutEmptyValues(data);
  return isDeepStrictEqual(wanted, parseYaml(text)?.data) ? text : stringify(wanted, { lineWidth: 80 });
}
